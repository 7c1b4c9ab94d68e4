import { constant } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  firstStepNote,
  lastEpoch,
  optimizer,
  unwarmed,
  type WarmupArgs,
  warmed,
  warmupSteps,
} from './warm-up.ts';

const flat = { schedule: constant({ rate: 1 }), until: Infinity };

export const constantSchedule: Form = form<object>({
  name: 'get_constant_schedule',
  parameters: [optimizer, lastEpoch],
  needs: ['baseRate'],
  read: (_, { baseRate = 1 }) => constant({ rate: baseRate }),
  write: (schedule) => (schedule.kind === 'constant' ? {} : undefined),
  families: ['constant', 'groups'],
  formula: 'lr',
});

export const constantScheduleWithWarmup: Form = form<WarmupArgs>({
  name: 'get_constant_schedule_with_warmup',
  parameters: [optimizer, warmupSteps, lastEpoch],
  needs: ['baseRate'],
  read: ({ num_warmup_steps }, { baseRate }) => warmed(num_warmup_steps, [flat], baseRate),
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    return found && { num_warmup_steps: found.num_warmup_steps };
  },
  families: ['constant', 'warm-up: linear', 'groups'],
  formula: 'lr * min(1, t / max(1, num_warmup_steps))',
  notes: [firstStepNote],
});
