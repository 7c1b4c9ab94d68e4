import { clamp, exponential, type Schedule, stairs, window } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  type ArgumentType,
  integer,
  number,
  numbers,
  optional,
  orNone,
  required,
  when,
} from '../../form/parameter.ts';
import { onEither, onIterations } from '../../shared/by-epoch.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { refusedWarmup, unwarmed, type WarmupArgs, warmed, warmupParameters } from './warmup.ts';

interface StepArgs extends WarmupArgs {
  readonly step: number | readonly number[];
  readonly gamma: number;
  readonly min_lr: number | null;
}

export const stepType: ArgumentType = {
  expected: 'an integer or a list of numbers',
  holds: (value) => integer.holds(value) || numbers.holds(value),
};

export function regularRates({ step, gamma }: Pick<StepArgs, 'step' | 'gamma'>, base: number): Schedule {
  if (typeof step !== 'number') {
    // The index of the first entry that is still ahead, in the order of the list.
    return milestoneRates(base, gamma, step);
  }
  if (step > 0) return exponentialStairs(base, gamma, step, true);
  // A floor division by a negative number grows downwards: the first stair is one step long, and the rate rises.
  const rising = stairs(exponential({ rate: base, factor: 1 / gamma, every: -step }), { every: -step });
  return window(rising, { start: -step - 1 });
}

export const stepLrUpdater: Form = form<StepArgs>({
  name: 'StepLrUpdater',
  aliases: ['StepLrUpdaterHook', 'step', 'Step'],
  parameters: [
    required('step', stepType),
    optional('gamma', number, 0.1),
    optional('min_lr', orNone(number), null),
    ...warmupParameters,
  ],
  needs: ['baseRate'],
  refuses: (args) => [
    ...refusedWarmup(args),
    ...when(args.step === 0, 'step', 'an integer other than 0, as it divides', args.step),
    ...when(
      typeof args.step === 'number' && args.step < 0 && args.gamma <= 0,
      'gamma',
      'a number above 0 where step is negative',
      args.gamma,
    ),
  ],
  read: (args, run) => {
    const rates = regularRates(args, run.baseRate ?? 1);
    const limited = args.min_lr === null ? rates : clamp(rates, { min: args.min_lr });
    return warmed(onIterations(limited, args.by_epoch, run), args, run);
  },
  write: (schedule, run) => {
    const { regular, warmup } = unwarmed(schedule);
    // Stairs by epoch would be stairs twice over.
    const isBare = regular.kind === 'stairs' && regular.part.kind === 'exponential';
    const isByIteration = isBare && (run.stepsPerEpoch ?? 1) > 1;
    const { by_epoch, progress } = isByIteration
      ? { by_epoch: false, progress: regular }
      : onEither(regular, run);
    const limited = progress.kind === 'clamp' && progress.max === null;
    const steps = stepsOf(limited ? progress.part : progress, run.baseRate ?? 1);
    return steps && { ...steps, min_lr: limited ? progress.min : null, by_epoch, ...warmup };
  },
  families: ['step', 'multi-step', 'by epoch', 'multiplied'],
  formula:
    'max(base * gamma ^ k, min_lr), k = floor(t / step) or the entries up to t, t in epochs or iterations',
  notes: [
    {
      code: 'boundary',
      text: 'A list drops at its entries: at progress 20, not after it.',
      fixture: 'mmcv/step-list',
    },
    {
      code: 'rounding',
      text: 'By epoch, a fractional warm-up leaves the rate stuck until the next epoch.',
      fixture: 'mmcv/step-warmup-stuck',
    },
    {
      code: 'name',
      text: 'Warm-up multiplies the regular rate of the moment, and always counts iterations.',
    },
  ],
});

function stepsOf(schedule: Schedule, base: number): Pick<StepArgs, 'step' | 'gamma'> | undefined {
  const even = exponentialStairsOf(schedule);
  if (even) return { step: even.every, gamma: even.factor };
  if (schedule.kind === 'window') {
    const rising = exponentialStairsOf(schedule.part);
    return rising && { step: -rising.every, gamma: 1 / rising.factor };
  }
  const found = milestonesOf(schedule, base);
  return found && { step: found.milestones, gamma: found.gamma };
}
