import { constant, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  firstStepNote,
  lastEpoch,
  optimizer,
  type TrainingArgs,
  trainingSteps,
  unwarmed,
  unwindowed,
  warmed,
  warmupSteps,
} from './warm-up.ts';

export const linearSchedule: Form = form<TrainingArgs>({
  name: 'get_linear_schedule_with_warmup',
  parameters: [optimizer, warmupSteps, trainingSteps, lastEpoch],
  needs: ['baseRate'],
  read: ({ num_warmup_steps, num_training_steps }, { baseRate }) => {
    const steps = num_training_steps - num_warmup_steps;
    const down =
      steps > 0
        ? [
            {
              schedule: ramp({ from: Math.min(1, steps), to: 0, steps }),
              origin: num_warmup_steps,
              until: num_training_steps,
            },
          ]
        : [];
    return warmed(
      num_warmup_steps,
      [...down, { schedule: constant({ rate: 0 }), until: Infinity }],
      baseRate,
    );
  },
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    if (!found) return undefined;
    const { num_warmup_steps, rest } = found;
    const falling = unwindowed(rest[0]!.part);
    const steps = falling.kind === 'ramp' ? falling.steps : 0;
    return { num_warmup_steps, num_training_steps: num_warmup_steps + steps };
  },
  families: ['linear', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then lr * max(0, (num_training_steps - t) / max(1, num_training_steps - num_warmup_steps))',
  notes: [
    firstStepNote,
    {
      code: 'last-step',
      text: 'The rate is 0 at step num_training_steps, which a run of so many updates never sees; from there it stays 0.',
      fixture: 'transformers/linear',
    },
    {
      code: 'boundary',
      text: 'A warm-up longer than the run is accepted: the run ends on the way up.',
      fixture: 'transformers/linear-warmup-longer',
    },
  ],
});
