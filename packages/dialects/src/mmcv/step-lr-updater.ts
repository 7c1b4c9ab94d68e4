import { clamp, exponential, type Schedule, stairs, window } from '@lrlab/core';
import { onIterations, onProgress } from '../by-epoch.ts';
import { type Form, form } from '../form.ts';
import {
  type ArgumentType,
  integer,
  number,
  numbers,
  optional,
  orNone,
  required,
  when,
} from '../parameter.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { plateaus, plateausOf, timeline } from '../timeline.ts';
import { refusedWarmup, unwarmed, type WarmupArgs, warmed, warmupParameters } from './warmup.ts';

interface StepArgs extends WarmupArgs {
  readonly step: number | readonly number[];
  readonly gamma: number;
  readonly min_lr: number | null;
}

const stepType: ArgumentType = {
  expected: 'an integer or a list of numbers',
  holds: (value) => integer.holds(value) || numbers.holds(value),
};

function regularRates({ step, gamma }: StepArgs, base: number): Schedule {
  if (typeof step !== 'number') {
    // The index of the first entry that is still ahead, in the order of the list.
    return timeline(
      plateaus(
        step,
        [...step, 0].map((_, i) => base * gamma ** i),
      ),
    );
  }
  if (step > 0) return exponentialStairs(base, gamma, step, true);
  // A floor division by a negative number grows downwards: the first stair is one step long, and the rate rises.
  const rising = stairs(exponential({ rate: base, factor: 1 / gamma, every: -step }), { every: -step });
  return window(rising, { start: -step - 1 });
}

export const stepLrUpdater: Form = form<StepArgs>({
  name: 'StepLrUpdater',
  aliases: ['StepLrUpdaterHook'],
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
      : onProgress(regular, run);
    const limited = progress.kind === 'clamp' && progress.max === null;
    const steps = stepsOf(limited ? progress.part : progress, run.baseRate ?? 1);
    return steps && { ...steps, min_lr: limited ? progress.min : null, by_epoch, ...warmup };
  },
  notes: [
    { code: 'boundary', text: 'A list drops at its entries: at progress 20, not after it.' },
    { code: 'rounding', text: 'By epoch, a fractional warm-up leaves the rate stuck until the next epoch.' },
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
  const found = plateausOf(schedule);
  if (!found) return undefined;
  const ratios = found.rates.map((rate, i) => rate / (found.rates[i - 1] ?? base));
  const logs = ratios.map((ratio) => Math.log(Math.abs(ratio))).filter((log) => log !== 0);
  const size = logs.every(Number.isFinite) ? Math.exp(logs.reduce(commonOf, 0)) : 0;
  const gamma = found.rates.some((rate) => rate * base < 0) ? -size : size;
  // A drop by more than one gamma is the same entry so many times.
  const step = ratios.flatMap((ratio, i): number[] => {
    if (i === 0 && ratio === 1) return [];
    const once = ratio * gamma < 0 ? 2 : 1;
    const isOnce = size === 0 || size === 1;
    const times = isOnce ? once : Math.round(Math.log(Math.abs(ratio)) / Math.log(size));
    return times > 0 && times < 1000 ? Array(times).fill(found.ends[i - 1] ?? 0) : [];
  });
  return { step, gamma };
}

/** The largest number of which two are multiples, by Euclid, with the sign of the second. */
function commonOf(a: number, b: number): number {
  let [divisor, rest] = [b, a];
  while (Math.abs(rest) > 1e-9 * Math.abs(b)) {
    [divisor, rest] = [rest, divisor - Math.round(divisor / rest) * rest];
  }
  return divisor * b < 0 ? -divisor : divisor;
}
