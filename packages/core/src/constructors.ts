import type { Curve } from './curve.ts';
import { parseSchedule } from './parse-schedule.ts';
import type {
  Clamp,
  Constant,
  Exponential,
  PowerLaw,
  Product,
  Ramp,
  Repeat,
  Samples,
  Schedule,
  Sequence,
  Stairs,
  Window,
} from './schedule.ts';

// One constructor for each kind. Each writes its defaults down, so that stored data is complete, and refuses
// what `checkSchedule` finds a fault in.

const make = <T extends Schedule>(schedule: T): T => parseSchedule(schedule) as T;

/**
 * The same `rate` for `steps` updates, or for ever.
 *
 * @example
 * constant({ rate: 0.1 }); // => { kind: 'constant', rate: 0.1, steps: null }
 */
export function constant(options: { rate: number; steps?: number | null }): Constant {
  return make({ kind: 'constant', steps: null, ...options });
}

/**
 * From `from` to `to` in `steps` updates: `from * left(q) + to * (1 - left(q))` with `q = step / steps`, so that both
 * ends are exact. `mirrored` takes `1 - left(1 - q)`.
 *
 * @example
 * rateAt(ramp({ from: 0, to: 0.1, steps: 1000 }), 500); // => 0.05
 * rateAt(ramp({ from: 0.1, to: 0, steps: 1000, curve: 'cosine' }), 500); // => 0.05
 * rateAt(ramp({ from: 0, to: 0.1, steps: 10, curve: { power: 2 }, mirrored: true }), 5); // => 0.025
 */
export function ramp(options: {
  from: number;
  to: number;
  steps: number;
  curve?: Curve;
  mirrored?: boolean;
}): Ramp {
  return make({ kind: 'ramp', curve: 'linear', mirrored: false, ...options });
}

/**
 * `rate * factor ^ (step / every)`, smoothly; inside {@link stairs} it falls by steps.
 *
 * @example
 * rateAt(exponential({ rate: 0.1, factor: 0.5, every: 100 }), 200); // => 0.025
 */
export function exponential(options: {
  rate: number;
  factor: number;
  every?: number;
  steps?: number | null;
}): Exponential {
  return make({ kind: 'exponential', every: 1, steps: null, ...options });
}

/**
 * `rate * (1 + step / timescale) ^ -power`: inverse-time decay (power 1) and inverse square root (power 1/2).
 *
 * @example
 * rateAt(powerLaw({ rate: 0.1, timescale: 1000, power: 1 }), 1000); // => 0.05
 */
export function powerLaw(options: {
  rate: number;
  timescale: number;
  power: number;
  steps?: number | null;
}): PowerLaw {
  return make({ kind: 'powerLaw', steps: null, ...options });
}

/**
 * A table of rates, each held for `every` steps: `rates[floor(step / every)]`.
 *
 * @example
 * rateAt(samples({ rates: [0.1, 0.2, 0.05], every: 10 }), 19); // => 0.2
 */
export function samples(options: { rates: readonly number[]; every?: number }): Samples {
  return make({ kind: 'samples', every: 1, ...options });
}

/**
 * One part after the other, each from its own step 0. All but the last must end.
 *
 * @example
 * const schedule = sequence([ramp({ from: 0, to: 0.1, steps: 10 }), constant({ rate: 0.1 })]);
 * rateAt(schedule, 5); // => 0.05
 * rateAt(schedule, 10); // => 0.1
 */
export function sequence(parts: readonly Schedule[]): Sequence {
  return make({ kind: 'sequence', parts });
}

/**
 * `part` again and again: cycle `i` takes `stepsFactor ^ i` times its steps and has the rate
 * `floor + (part - floor) * rateFactor ^ i`. At a step where a cycle ends the next begins.
 * Source: SGDR, https://arxiv.org/abs/1608.03983.
 *
 * @example
 * const cycle = ramp({ from: 0.1, to: 0, steps: 100, curve: 'cosine' });
 * rateAt(repeat(cycle, { stepsFactor: 2, rateFactor: 0.5 }), 100); // => 0.05
 */
export function repeat(
  part: Schedule,
  options: { times?: number | null; stepsFactor?: number; rateFactor?: number; floor?: number } = {},
): Repeat {
  return make({ kind: 'repeat', part, times: null, stepsFactor: 1, rateFactor: 1, floor: 0, ...options });
}

/**
 * The factors multiplied, step by step; a factor that has ended holds.
 *
 * @example
 * const warmup = ramp({ from: 0.1, to: 1, steps: 90 });
 * rateAt(product([warmup, constant({ rate: 0.02 })]), 0); // => 0.002
 */
export function product(factors: readonly Schedule[]): Product {
  return make({ kind: 'product', factors });
}

/**
 * `part` at `floor(step / every) * every`: a staircase, as of a rate that is set once an epoch.
 *
 * @example
 * const schedule = stairs(exponential({ rate: 0.01, factor: 0.5, every: 2000 }), { every: 2000 });
 * rateAt(schedule, 1999); // => 0.01
 * rateAt(schedule, 2000); // => 0.005
 */
export function stairs(part: Schedule, options: { every: number }): Stairs {
  return make({ kind: 'stairs', part, ...options });
}

/**
 * `part`, lifted to `min` and cut to `max`.
 *
 * @example
 * rateAt(clamp(exponential({ rate: 0.1, factor: 0.1, every: 10 }), { min: 0.001 }), 50); // => 0.001
 */
export function clamp(part: Schedule, options: { min?: number | null; max?: number | null }): Clamp {
  return make({ kind: 'clamp', part, min: null, max: null, ...options });
}

/**
 * `part` from its step `start` on, for `steps` updates or to its end: a curve joined late on its own clock, or cut short.
 *
 * @example
 * const decay = ramp({ from: 0.1, to: 0, steps: 100 });
 * rateAt(sequence([constant({ rate: 0.01, steps: 20 }), window(decay, { start: 50 })]), 20); // => 0.05
 */
export function window(part: Schedule, options: { start?: number; steps?: number | null }): Window {
  return make({ kind: 'window', part, start: 0, steps: null, ...options });
}
