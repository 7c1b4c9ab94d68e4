import type { Schedule } from '@lrlab/core';
import type { CompareOptions } from './compare-of.ts';
import { preparedOf } from './compare-of.ts';
import { differenceOf } from './difference-of.ts';

/**
 * How far every schedule is from every other, in the unit of the rates: `mean` is the mean of all differences without their signs,
 * `largest` the largest of them.
 *
 * @example
 * const [a, b, c] = [1, 2, 4].map((rate) => constant({ rate, steps: 10 })) as [Schedule, Schedule, Schedule];
 * distancesOf([a, b, c]); // => [[0, 1, 3], [1, 0, 2], [3, 2, 0]]
 */
export function distancesOf(
  schedules: readonly Schedule[],
  { by = 'mean', ...options }: CompareOptions & { readonly by?: 'mean' | 'largest' } = {},
): number[][] {
  const { known, ...terms } = preparedOf(schedules, options);
  const matrix = known.map(() => known.map(() => 0));
  for (const [i, first] of known.entries()) {
    for (const [j, second] of known.entries()) {
      if (j <= i) continue;
      const { area, largest } = differenceOf(first.schedule, second.schedule, terms);
      matrix[i]![j] = by === 'mean' ? area / terms.count : Math.abs(largest?.difference ?? 0);
      matrix[j]![i] = matrix[i]![j]!;
    }
  }
  return matrix;
}
