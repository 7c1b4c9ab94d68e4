import { integralOf } from './chebyshev.ts';
import type { Motion } from './walk-spans.ts';

/** A sum that does not lose the digits of its many terms (Neumaier, https://doi.org/10.1002/zamm.19740540106). */
export interface Sum {
  readonly add: (value: number) => void;
  readonly total: () => number;
}

export function emptySum(): Sum {
  let sum = 0;
  let lost = 0;
  return {
    add: (value) => {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    total: () => sum + lost,
  };
}

/** Fewer steps than this are asked one by one. */
const few = 256;

/**
 * The sum of a motion over the whole steps `first <= step < end`.
 *
 * Of `n` steps it is `n * rate` where it holds, `n * (first + last) / 2` on a straight line,
 * `n * level + (rate(middle) - level) * sin(n * pace / 2) / sin(pace / 2)` on a cosine, and
 * `n * level + (rate - level) * (1 - q ^ n) / (1 - q)` where it grows or shrinks by `q` a step. Where polynomials stand in for it, it
 * is their integral and, for what is between that and the sum, Gregory's formula. Anything else is asked at every step.
 */
export function sumOf({ at, stride, coefficients }: Motion, first: number, end: number): number {
  const n = end - first;
  if (n <= 0) return 0;
  if (!stride) return coefficients && n >= few ? gregory(at, first, end - 1) : sumOfAll(at, first, end);
  const { turns, pace, level } = stride;
  if (pace === 0) return turns ? (n * (at(first) + at(end - 1))) / 2 : n * at(first);
  if (turns) {
    const middle = at((first + end - 1) / 2) - level;
    return n * level + (middle * Math.sin((n * pace) / 2)) / Math.sin(pace / 2);
  }
  // Begun at the larger end, so that nothing overflows.
  const largest = at(pace > 0 ? end - 1 : first) - level;
  return n * level + (largest * Math.expm1(-Math.abs(pace) * n)) / Math.expm1(-Math.abs(pace));
}

/** How much of the first, second … difference at both ends a sum has more than an integral and half of its ends. */
const shares = [1 / 12, 1 / 24, 19 / 720, 3 / 160, 863 / 60_480];

/** Gregory's formula: a sum from an integral, and the differences at both ends, which are those of whole steps. */
function gregory(at: Motion['at'], first: number, last: number): number {
  const inwards = Array.from({ length: shares.length + 1 }, (_, i) => i);
  let differences = [inwards.map((i) => at(first + i)), inwards.map((i) => at(last - i))];
  let sum = integralOf(at, first, last) + (at(first) + at(last)) / 2;
  for (const [i, share] of shares.entries()) {
    differences = differences.map((row) => row.slice(1).map((value, k) => value - row[k]!));
    const both = differences[0]![0]! + differences[1]![0]!;
    sum += i % 2 === 0 ? -share * both : share * both;
  }
  return sum;
}

function sumOfAll(at: Motion['at'], first: number, end: number): number {
  const sum = emptySum();
  for (let step = first; step < end; step++) sum.add(at(step));
  return sum.total();
}
