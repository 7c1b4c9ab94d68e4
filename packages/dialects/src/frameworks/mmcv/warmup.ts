import { constant, type Issue, powerLaw, product, ramp, rateAt, type Schedule } from '@lrlab/core';
import type { GroupRun } from '../../form/form.ts';
import { flag, number, optional, orNone, type Parameter, when, word } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

/** The arguments that every LrUpdater takes. */
export interface WarmupArgs {
  readonly by_epoch: boolean;
  readonly warmup: string | null;
  readonly warmup_iters: number;
  readonly warmup_ratio: number;
  readonly warmup_by_epoch: boolean;
}

export const warmupParameters: readonly Parameter[] = [
  optional('by_epoch', flag, true),
  optional('warmup', orNone(word), null),
  optional('warmup_iters', number, 0),
  optional('warmup_ratio', number, 0.1),
  optional('warmup_by_epoch', flag, false),
];

const kinds = ['constant', 'linear', 'exp'];

export function refusedWarmup({ warmup, warmup_iters, warmup_ratio }: WarmupArgs): readonly Issue[] {
  if (warmup === null) return [];
  return [
    ...when(!kinds.includes(warmup), 'warmup', 'None, "constant", "linear" or "exp"', warmup),
    ...when(!(warmup_iters > 0), 'warmup_iters', 'a positive number', warmup_iters),
    ...when(!(warmup_ratio > 0 && warmup_ratio <= 1), 'warmup_ratio', 'a number in (0, 1]', warmup_ratio),
  ];
}

/** As {@link refusedWarmup}; from 1.5.3 on also what leaves a rate stuck. */
export const refusedWholeWarmup = (args: WarmupArgs): readonly Issue[] => [
  ...refusedWarmup(args),
  ...when(
    args.warmup !== null && !Number.isInteger(args.warmup_iters),
    'warmup_iters',
    'a whole number',
    args.warmup_iters,
  ),
];

/** The regular rates, on the clock of the iterations, multiplied by the warm-up's factor. */
export function warmed(
  regular: Schedule,
  args: WarmupArgs,
  run: GroupRun,
  factor: (args: WarmupArgs, steps: number) => Schedule = rising,
): Schedule {
  const { warmup, by_epoch, warmup_iters, warmup_by_epoch } = args;
  if (warmup === null) return regular;
  const { stepsPerEpoch = 1 } = run;
  const length = warmup_by_epoch ? warmup_iters * stepsPerEpoch : warmup_iters;
  const growing = factor(args, length);
  const one: Span = { schedule: constant({ rate: 1 }), until: Infinity };
  if (!by_epoch || Number.isInteger(length))
    return product([timeline([{ schedule: growing, until: length }, one]), regular]);
  // The rate is put back to the regular one at the iteration that equals the length, and none does: it stays where the
  // warm-up left it until the next epoch sets it.
  const last = Math.floor(length);
  const nextEpoch = Math.ceil((last + 1) / stepsPerEpoch) * stepsPerEpoch;
  const stuck: Span = { schedule: constant({ rate: rateAt(growing, last) }), until: nextEpoch };
  return product([timeline([{ schedule: growing, until: last }, stuck, one]), regular]);
}

function rising({ warmup, warmup_ratio: ratio }: WarmupArgs, steps: number): Schedule {
  if (warmup === 'constant') return constant({ rate: ratio });
  return ramp({ from: ratio, to: 1, steps, curve: warmup === 'exp' ? 'geometric' : 'linear' });
}

/** The inverse of a rate's warm-up, which is a momentum's: `1 / (ratio + (1 - ratio) i / W)` is a power law. */
export function falling({ warmup, warmup_ratio: ratio }: WarmupArgs, steps: number): Schedule {
  if (warmup === 'constant' || ratio === 1) return constant({ rate: 1 / ratio });
  if (warmup === 'exp') return ramp({ from: 1 / ratio, to: 1, steps, curve: 'geometric' });
  return powerLaw({ rate: 1 / ratio, timescale: (ratio * steps) / (1 - ratio), power: 1 });
}

/** The regular schedule and the warm-up of a schedule that {@link warmed} made. */
export function unwarmed(schedule: Schedule): {
  readonly regular: Schedule;
  readonly warmup: Partial<WarmupArgs>;
} {
  if (schedule.kind !== 'product' || schedule.factors.length !== 2) return { regular: schedule, warmup: {} };
  const [factors, regular] = schedule.factors;
  const first = spansOf(factors!)[0]!;
  const growing = first.part.kind === 'window' ? first.part.part : first.part;
  // A warm-up that ends between two iterations and leaves nothing stuck does not go by epoch.
  const clock = Number.isInteger(first.end) ? {} : { by_epoch: false };
  if (growing.kind === 'constant') {
    // A length between two iterations is told by what it leaves stuck, not by where it lies between them.
    const stuck = spansOf(factors!).length > 2;
    const warmup_iters = stuck ? first.end + 0.5 : first.end;
    return {
      regular: regular!,
      warmup: { ...clock, warmup: 'constant', warmup_iters, warmup_ratio: growing.rate },
    };
  }
  if (growing.kind !== 'ramp') return { regular: schedule, warmup: {} };
  const warmup = growing.curve === 'geometric' ? 'exp' : 'linear';
  return {
    regular: regular!,
    warmup: { ...clock, warmup, warmup_iters: growing.steps, warmup_ratio: growing.from },
  };
}
