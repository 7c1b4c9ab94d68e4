import { leftOf } from './curve.ts';
import { durationOf } from './duration-of.ts';
import type { Ramp, Repeat, Schedule, Sequence } from './schedule.ts';
import { ScheduleError } from './schedule-error.ts';

/** The rate at a step. */
export type Rate = (step: number) => number;

/**
 * The function from step to rate: the only evaluator, every other function asks it.
 *
 * Steps are updates already made: whole numbers from 0; a fraction is answered too, for drawing. The rate has the
 * unit of the rates in the schedule. A step that is negative or not finite is a `ScheduleError`.
 *
 * @example
 * const rate = rateOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }));
 * rate(0); // => 0
 * rate(50); // => 0.05
 * rate(100); // => 0.1
 * rate(1000); // => 0
 */
export function rateOf(schedule: Schedule): Rate {
  const rate = evaluatorOf(schedule);
  return (step) => {
    if (step >= 0 && step < Infinity) return rate(step);
    throw new ScheduleError([
      { path: 'step', code: 'range', message: `expected a finite number from 0, got ${step}` },
    ]);
  };
}

/**
 * The rate at one step; for many steps, make the function once with {@link rateOf}.
 *
 * @example
 * rateAt(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), 2000); // => 0.0098
 */
export function rateAt(schedule: Schedule, step: number): number {
  return rateOf(schedule)(step);
}

/** {@link rateOf} without the check of the step. */
export function evaluatorOf(x: Schedule): Rate {
  const end = durationOf(x);
  const until = (step: number): number => Math.min(step, end);
  switch (x.kind) {
    case 'constant':
      return () => x.rate;
    case 'ramp':
      return rampRate(x);
    case 'exponential':
      return (step) => x.rate * x.factor ** (until(step) / x.every);
    case 'powerLaw':
      return (step) => x.rate * (1 + until(step) / x.timescale) ** -x.power;
    case 'samples':
      return (step) => x.rates[Math.min(stairAt(step, x.every), x.rates.length - 1)]!;
    case 'sequence': {
      const parts = x.parts.map(evaluatorOf);
      const starts = startsOf(x);
      return (step) => {
        const i = partAt(starts, step);
        return parts[i]!(step - starts[i]!);
      };
    }
    case 'repeat': {
      const part = evaluatorOf(x.part);
      const cycleAt = cycleFinder(x);
      return (step) => {
        const { cycle, start, scale } = cycleAt(step);
        return x.floor + (part((until(step) - start) / scale) - x.floor) * x.rateFactor ** cycle;
      };
    }
    case 'product': {
      const factors = x.factors.map(evaluatorOf);
      return (step) => factors.reduce((rate, factor) => rate * factor(step), 1);
    }
    case 'stairs': {
      const part = evaluatorOf(x.part);
      return (step) => part(stairAt(until(step), x.every) * x.every);
    }
    case 'clamp': {
      const part = evaluatorOf(x.part);
      return (step) => Math.min(Math.max(part(step), x.min ?? -Infinity), x.max ?? Infinity);
    }
    case 'window': {
      const part = evaluatorOf(x.part);
      return (step) => part(x.start + until(step));
    }
  }
}

/**
 * How many whole `every` lie at or before `step`: the floor of the quotient, put right where rounding of the
 * division would miss a stair that begins exactly at `step`.
 */
export function stairAt(step: number, every: number): number {
  const stair = Math.floor(step / every);
  return (stair + 1) * every <= step ? stair + 1 : stair * every > step ? stair - 1 : stair;
}

function rampRate({ from, to, steps, curve, mirrored }: Ramp): Rate {
  if (curve === 'geometric' && !mirrored) {
    // Exact to the last digit of the smallest rate, too, which a share of the larger end is not.
    return (step) => (step < steps ? from * (to / from) ** (step / steps) : to);
  }
  const left = leftOf(curve, to / from);
  return (step) => {
    const q = Math.min(step / steps, 1);
    const share = mirrored ? 1 - left(1 - q) : left(q);
    return from * share + to * (1 - share);
  };
}

/** Where each part of a sequence begins. */
export function startsOf(x: Sequence): number[] {
  let sum = 0;
  return x.parts.map((part) => {
    const start = sum;
    sum += durationOf(part);
    return start;
  });
}

/** The index of the last start at or before a step. */
export function partAt(starts: readonly number[], step: number): number {
  let low = 0;
  for (let high = starts.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (step < starts[middle]!) high = middle - 1;
    else low = middle;
  }
  return low;
}

/** Which cycle of a repeat holds a step, where that begins, and how far it is stretched. */
export interface Cycle {
  readonly cycle: number;
  readonly start: number;
  readonly scale: number;
}

export function cycleFinder(x: Repeat): (step: number) => Cycle {
  const length = durationOf(x.part);
  const last = (x.times ?? Infinity) - 1;
  const factor = x.stepsFactor;
  return (step) => {
    if (factor === 1) {
      const cycle = Math.min(stairAt(step, length), last);
      return { cycle, start: cycle * length, scale: 1 };
    }
    // Adding the cycles up is exact where their lengths are whole; a quotient of logarithms is not, and serves
    // only to skip the first of very many.
    const guess = Math.min(Math.log1p((step * (factor - 1)) / length) / Math.log(factor), last);
    let cycle = guess > 1000 ? Math.floor(guess) - 1 : 0;
    // A cycle that has shrunk to nothing must still divide.
    let scale = Math.max(factor ** cycle, Number.MIN_VALUE);
    let start = (length * (scale - 1)) / (factor - 1);
    for (; cycle < last; cycle++) {
      const next = start + length * scale;
      if (step < next || next === start) break;
      start = next;
      scale *= factor;
    }
    return { cycle, start, scale };
  };
}
