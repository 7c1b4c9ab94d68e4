import { constant, rateAt, type Schedule } from '@lrlab/core';
import type { Stretch } from './stretch.ts';

/** A stretch under limits: a constant where it is beyond one all the way, itself where it is within both. */
export function limited(one: Stretch, { min, max }: { readonly min: number; readonly max: number }): Stretch {
  const { part, offset, start, end } = one;
  const ends = [rateAt(part, offset), rateAt(part, offset + end - start)];
  if (isMonotone(part)) {
    const rate = ends.every((rate) => rate <= min)
      ? min
      : ends.every((rate) => rate >= max)
        ? max
        : undefined;
    if (rate !== undefined) return { part: constant({ rate }), offset: 0, start, end };
    if (ends.every((rate) => rate >= min && rate <= max)) return one;
  }
  const bounds = {
    min: min === -Infinity ? null : min,
    max: max === Infinity ? null : max,
  };
  return { ...one, part: { kind: 'clamp', part, ...bounds } };
}

const isMonotone = (x: Schedule): boolean =>
  x.kind === 'constant' ||
  x.kind === 'exponential' ||
  x.kind === 'powerLaw' ||
  (x.kind === 'ramp' && (typeof x.curve === 'string' || 'power' in x.curve));
