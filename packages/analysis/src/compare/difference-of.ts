import type { Schedule } from '@lrlab/core';
import { type Formula, weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import { emptySum, sumOf } from '../spans/sum-of.ts';
import { type Span, walkSpans } from '../spans/walk-spans.ts';
import type { Difference, Gap } from './difference.ts';
import { searchRelative } from './search-relative.ts';

/** What counts as rounding of the largest rate. */
const rounding = 1e-15;

/** What is compared, and by what: `tolerance` and `magnitude` in the unit of the rates. */
export interface Terms {
  readonly count: number;
  readonly tolerance: number;
  /** The largest absolute rate of both. */
  readonly magnitude: number;
}

/** The second of two schedules held against the first at the steps `0 … count - 1`. */
export function differenceOf(
  first: Schedule,
  second: Schedule,
  { count, tolerance, magnitude }: Terms,
): Omit<Difference, 'relation'> {
  let firstStep: number | null = null;
  let largest: Gap | null = null;
  let largestRelative: Gap | null = null;
  const area = emptySum();
  const surplus = emptySum();
  walkSpans([first, second], count, (span) => {
    const last = span.end - 1;
    const difference = weighted(span, [-1, 1]);
    firstStep ??= firstAbove(tolerance, difference, span);
    search(difference, span.first, last, (from, to, start, end, slack) => {
      for (const [step, value] of [
        [from, start],
        [to, end],
      ] as const) {
        if (Math.abs(value) > Math.abs(largest?.difference ?? 0)) largest = gapAt(step, span);
      }
      const most = Math.max(Math.abs(start), Math.abs(end)) + slack;
      return most > Math.abs(largest?.difference ?? 0) + rounding * magnitude ? 'halve' : 'settled';
    });
    if (firstStep !== null) {
      largestRelative = searchRelative(span, { difference, tolerance, magnitude, best: largestRelative });
    }
    search(difference, span.first, last, (from, to, start, end, slack) => {
      const [low, high] = [Math.min(start, end) - slack, Math.max(start, end) + slack];
      if (low >= 0 || high <= 0) {
        const own = partsOf(span, from, to + 1);
        area.add(Math.abs(own));
        surplus.add(own);
        return 'settled';
      }
      if (Math.max(-low, high) > rounding * magnitude) return 'halve';
      const mean = ((to + 1 - from) * (start + end)) / 2;
      area.add(Math.abs(mean));
      surplus.add(mean);
      return 'settled';
    });
    return undefined;
  });
  return {
    equal: firstStep === null,
    firstStep,
    largest,
    largestRelative,
    area: area.total(),
    surplus: surplus.total(),
  };
}

/** The sum of the second less that of the first. */
const partsOf = ({ motions }: Span, first: number, end: number): number =>
  sumOf(motions[1]!, first, end) - sumOf(motions[0]!, first, end);

/** The first step of a span whose rates are further apart than a tolerance. */
function firstAbove(tolerance: number, difference: Formula, span: Span): number | null {
  let found: number | null = null;
  search(difference, span.first, span.end - 1, (first, _, from, to, slack) => {
    if (Math.max(Math.abs(from), Math.abs(to)) + slack <= tolerance) return 'settled';
    if (Math.abs(from) <= tolerance) return 'halve';
    found = first;
    return 'stop';
  });
  return found;
}

/** The rates of both at a step. */
export function gapAt(step: number, { motions }: Pick<Span, 'motions'>): Gap {
  const [first, second] = motions.map(({ at }) => at(step)) as [number, number];
  const difference = second - first;
  const size = Math.max(Math.abs(first), Math.abs(second));
  return { step, first, second, difference, relative: size > 0 ? Math.abs(difference) / size : 0 };
}
