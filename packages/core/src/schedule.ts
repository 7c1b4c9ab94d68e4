import type { Curve } from './curve.ts';

/** `rate` for `steps` updates; `null` is for ever. */
export interface Constant {
  readonly kind: 'constant';
  readonly rate: number;
  readonly steps: number | null;
}

/** From `from` to `to` in `steps` updates, along `curve`; `mirrored` plays the curve backwards. */
export interface Ramp {
  readonly kind: 'ramp';
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly curve: Curve;
  readonly mirrored: boolean;
}

/** `rate * factor ^ (step / every)`. */
export interface Exponential {
  readonly kind: 'exponential';
  readonly rate: number;
  readonly factor: number;
  readonly every: number;
  readonly steps: number | null;
}

/** `rate * (1 + step / timescale) ^ -power`. */
export interface PowerLaw {
  readonly kind: 'powerLaw';
  readonly rate: number;
  readonly timescale: number;
  readonly power: number;
  readonly steps: number | null;
}

/** `rates[floor(step / every)]`: a table. */
export interface Samples {
  readonly kind: 'samples';
  readonly rates: readonly number[];
  readonly every: number;
}

/** One part after the other, each from its own step 0. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly parts: readonly Schedule[];
}

/**
 * Cycle `i` plays `part` in `stepsFactor ^ i` times its steps, at
 * `floor + (part - floor) * rateFactor ^ i`; `times: null` is for ever.
 */
export interface Repeat {
  readonly kind: 'repeat';
  readonly part: Schedule;
  readonly times: number | null;
  readonly stepsFactor: number;
  readonly rateFactor: number;
  readonly floor: number;
}

/** The factors multiplied, for example a warm-up factor and the regular rate. */
export interface Product {
  readonly kind: 'product';
  readonly factors: readonly Schedule[];
}

/** `part` at `floor(step / every) * every`: changes only every so many steps, as by epoch. */
export interface Stairs {
  readonly kind: 'stairs';
  readonly part: Schedule;
  readonly every: number;
}

/** `part`, not under `min` and not over `max`; `null` is no limit. */
export interface Clamp {
  readonly kind: 'clamp';
  readonly part: Schedule;
  readonly min: number | null;
  readonly max: number | null;
}

/** `part` from its step `start` on, for `steps` updates; `steps: null` is the rest of it. */
export interface Window {
  readonly kind: 'window';
  readonly part: Schedule;
  readonly start: number;
  readonly steps: number | null;
}

/**
 * A learning-rate schedule: plain data, told apart by `kind`, which JSON holds without loss.
 *
 * Steps count the updates already made, so step 0 is the first update. Pieces are half-open, `start <= step < end`;
 * after the end the rate at the end holds. Lengths are in steps, above 0, and may be fractional.
 */
export type Schedule =
  | Constant
  | Ramp
  | Exponential
  | PowerLaw
  | Samples
  | Sequence
  | Repeat
  | Product
  | Stairs
  | Clamp
  | Window;
