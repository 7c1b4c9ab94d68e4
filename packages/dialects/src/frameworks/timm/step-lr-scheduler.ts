import type { Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, number, numbers, optional, required, when } from '../../form/parameter.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { withNoise } from './noise.ts';
import {
  clockParameters,
  initialize,
  needs,
  optimizer,
  unwarmed,
  type WarmupArgs,
  warmed,
  warmupParameters,
} from './warm-up.ts';

interface StepArgs extends WarmupArgs {
  readonly decay_t: number;
  readonly decay_rate: number;
}

const isBare = (schedule: Schedule): boolean => exponentialStairsOf(schedule)?.staircase === true;

const prefixNote = {
  code: 'boundary',
  text: 'The warm-up comes before the schedule unless told, where that of the cosine, tanh and poly lies over it.',
  fixture: 'timm/step-warmup',
} as const;

export const stepLrScheduler: Form = withNoise(
  form<StepArgs>({
    name: 'StepLRScheduler',
    parameters: [
      optimizer,
      required('decay_t', above0),
      optional('decay_rate', number, 1),
      ...warmupParameters(true),
      ...clockParameters,
      initialize,
    ],
    needs,
    read: (args, run) =>
      warmed(exponentialStairs(run.baseRate ?? 1, args.decay_rate, args.decay_t, true), args, run),
    write: (schedule, run) => {
      const { main, args } = unwarmed(schedule, run, { prefix: true, isBare });
      const part = main.kind === 'sequence' ? main.parts[0]! : main;
      if (part.kind === 'constant') return { ...args, decay_t: 1, decay_rate: 1 };
      const found = exponentialStairsOf(part);
      return found && { ...args, decay_t: found.every, decay_rate: found.factor };
    },
    families: ['step', 'warm-up: linear', 'groups', 'by epoch'],
    formula: 'lr * decay_rate ^ floor(t / decay_t)',
    notes: [
      { code: 'name', text: 'decay_rate is 1 unless told: nothing falls.', fixture: 'timm/step-default' },
      prefixNote,
    ],
  }),
);

interface MultiStepArgs extends WarmupArgs {
  readonly decay_t: readonly number[];
  readonly decay_rate: number;
}

export const multiStepLrScheduler: Form = withNoise(
  form<MultiStepArgs>({
    name: 'MultiStepLRScheduler',
    parameters: [
      optimizer,
      required('decay_t', numbers),
      optional('decay_rate', number, 1),
      ...warmupParameters(true),
      ...clockParameters,
      initialize,
    ],
    needs,
    refuses: ({ decay_t }) =>
      when(
        decay_t.some((entry, i) => entry < (decay_t[i - 1] ?? -Infinity)),
        'decay_t',
        'entries in rising order, as they are searched by halves',
        decay_t,
      ),
    read: (args, run) => {
      // It looks one further than it is; before the first epoch nobody asks it.
      const first = args.warmup_t > 0 ? -Infinity : 1;
      const milestones = args.decay_t.map((entry) => Math.max(first, entry - 1));
      return warmed(milestoneRates(run.baseRate ?? 1, args.decay_rate, milestones), args, run);
    },
    write: (schedule, run) => {
      const { main, args } = unwarmed(schedule, run, { prefix: true });
      const found = milestonesOf(main, run.baseRate ?? 1);
      return found && { ...args, decay_t: found.milestones.map((step) => step + 1), decay_rate: found.gamma };
    },
    families: ['multi-step', 'warm-up: linear', 'groups', 'by epoch'],
    formula: 'lr * decay_rate ^ (number of decay_t <= t + 1)',
    notes: [
      {
        code: 'boundary',
        text: 'Every milestone comes one epoch (or update) early: [4, 8] drops at 3 and 7.',
        fixture: 'timm/multi-step',
      },
      prefixNote,
    ],
  }),
);
