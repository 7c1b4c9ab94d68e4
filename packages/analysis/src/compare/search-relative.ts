import { type Formula, weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import type { Span } from '../spans/walk-spans.ts';
import type { Gap } from './difference.ts';
import { gapAt } from './difference-of.ts';

/** So much larger a share must be to count as larger. */
const room = 1e-10;

/**
 * The first step with the largest relative difference of a span, or `best` if none has a larger one.
 *
 * A share of more than `t` is a difference of more than `t` times the larger rate: between two steps there is none if the
 * difference less `t` times either rate stays below 0, which is again a sum of the two formulas.
 */
export function searchRelative(
  span: Span,
  {
    difference,
    tolerance,
    magnitude,
    best,
  }: { difference: Formula; tolerance: number; magnitude: number; best: Gap | null },
): Gap | null {
  let found = best;
  const rates = span.motions.map(({ at }) => at);
  search(difference, span.first, span.end - 1, (first, last, from, to, slack) => {
    for (const [step, value] of [
      [first, from],
      [last, to],
    ] as const) {
      if (Math.abs(value) <= tolerance) continue;
      const gap = gapAt(step, span);
      if (gap.relative > (found?.relative ?? 0) * (1 + room)) found = gap;
    }
    if (first === last) return 'settled';
    const most = Math.max(Math.abs(from), Math.abs(to)) + slack;
    if (most <= tolerance) return 'settled';
    const share = (found?.relative ?? 0) * (1 + room);
    if (share === 0) return 'halve';
    // The larger rate, with the weight that makes it positive.
    const sizes = rates.map((at) => at(first));
    const index = Math.abs(sizes[0]!) >= Math.abs(sizes[1]!) ? 0 : 1;
    const weight = -share * Math.sign(sizes[index]!);
    const isBelow = (sign: number): boolean => {
      const weights = [-sign, sign];
      weights[index]! += weight;
      const { at, bend } = weighted(span, weights);
      return (
        Math.max(at(first), at(last)) + (bend(first, last) * (last - first) ** 2) / 8 <= 1e-15 * magnitude
      );
    };
    return isBelow(1) && isBelow(-1) ? 'settled' : 'halve';
  });
  return found;
}
