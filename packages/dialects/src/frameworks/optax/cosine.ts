import { constant, ramp, type Schedule } from '@lrlab/core';

/** Half a cosine, to a power, between two rates. */
export interface Cosine {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly exponent: number;
}

export function cosine({ from, to, steps, exponent }: Cosine): Schedule {
  // Where nothing of the cosine is left, 0 ^ 0 is 1.
  if (exponent === 0) return constant({ rate: from });
  return ramp({ from, to, steps, curve: exponent === 1 ? 'cosine' : { exponent, curve: 'cosine' } });
}

/** The numbers of a schedule that {@link cosine} made. */
export function cosineOf(schedule: Schedule): Cosine | undefined {
  if (schedule.kind === 'constant') return { from: schedule.rate, to: 0, steps: 1, exponent: 0 };
  if (schedule.kind !== 'ramp' || schedule.mirrored) return undefined;
  const { from, to, steps, curve } = schedule;
  if (curve === 'cosine') return { from, to, steps, exponent: 1 };
  if (typeof curve !== 'object' || !('exponent' in curve) || curve.curve !== 'cosine') return undefined;
  return { from, to, steps, exponent: curve.exponent };
}
