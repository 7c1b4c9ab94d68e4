import { type Formula, weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import type { Motion, Span } from '../spans/walk-spans.ts';
import type { Gap } from './difference.ts';
import { gapAt } from './difference-of.ts';

/** So much larger a share must be to count as larger. */
const room = 1e-10;

/** What counts as rounding of the largest rate. */
const rounding = 1e-15;

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
  const [one, other] = span.motions as [Motion, Motion];
  const bends = [weighted(span, [1, 0]).bend, weighted(span, [0, 1]).bend] as const;
  search(difference, span.first, span.end - 1, (first, last, from, to, slack) => {
    const [a, b] = [one.at(first), other.at(first)];
    const isSingle = first === last;
    const [nextA, nextB] = isSingle ? [a, b] : [one.at(last), other.at(last)];
    const take = (step: number, value: number, size: number): void => {
      if (Math.abs(value) <= tolerance) return;
      if (Math.abs(value) > (found?.relative ?? 0) * (1 + room) * size) found = gapAt(step, span);
    };
    take(first, from, Math.max(Math.abs(a), Math.abs(b)));
    if (isSingle) return 'settled';
    take(last, to, Math.max(Math.abs(nextA), Math.abs(nextB)));
    const most = Math.max(Math.abs(from), Math.abs(to)) + slack;
    if (most <= tolerance) return 'settled';
    const share = (found?.relative ?? 0) * (1 + room);
    if (share === 0) return 'halve';
    // What the larger rate does not fall below tells enough of most stretches.
    const least = Math.max(leastOf(one, a, nextA), leastOf(other, b, nextB));
    if (most <= share * least) return 'settled';
    // The rate that is larger at both ends together, with the weight that makes it positive there.
    const isFirst = Math.abs(a + nextA) >= Math.abs(b + nextB);
    const weight = -share * Math.sign(isFirst ? a + nextA : b + nextB);
    const isBelow = (sign: number): boolean => {
      const weights = [-sign + (isFirst ? weight : 0), sign + (isFirst ? 0 : weight)] as const;
      const [start, end] = [weights[0] * a + weights[1] * b, weights[0] * nextA + weights[1] * nextB];
      const ends = Math.max(start, end);
      if (ends > rounding * magnitude) return false;
      const square = (last - first) ** 2 / 8;
      const bend =
        Math.abs(weights[0]) * bends[0](first, last) + Math.abs(weights[1]) * bends[1](first, last);
      if (ends + bend * square <= rounding * magnitude) return true;
      // What both have in common falls out of the bend of their sum, which takes longer and pays where they are almost the same.
      if (bend * square < 8 * Math.max(Math.abs(start), Math.abs(end))) return false;
      return ends + weighted(span, weights).bend(first, last) * square <= rounding * magnitude;
    };
    return isBelow(1) && isBelow(-1) ? 'settled' : 'halve';
  });
  return found;
}

/** How small a motion gets between two rates, without its sign, where that is known: what has a stride is so at one of both. */
const leastOf = ({ stride }: Motion, from: number, to: number): number =>
  stride && from > 0 === to > 0 ? Math.min(Math.abs(from), Math.abs(to)) : 0;
