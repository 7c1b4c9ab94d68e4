import { breakpointsOf, rateAt, rateOf, type Schedule, window } from '@lrlab/core';
import type { Extremes } from '../metrics/extremes-of.ts';
import { weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import { walkSpans } from '../spans/walk-spans.ts';
import type { Relation } from './difference.ts';

/** Where two schedules are looked at before they are searched, as shares of the steps. */
const looks = [0, 0.25, 0.5, 0.75, 1];
/** What counts as rounding of the largest rate. */
const rounding = 1e-14;

/** A schedule, and what is already known of it. */
export interface Known {
  readonly schedule: Schedule;
  readonly extremes: Extremes;
}

/** How the second of two schedules that differ is made from the first, if by a factor or a shift. */
export function relationOf(
  first: Known,
  second: Known,
  { count, tolerance }: { count: number; tolerance: number },
): Relation | null {
  const factor = factorOf(first, second);
  if (factor !== null && staysWithin(tolerance, [first.schedule, second.schedule], [-factor, 1], count)) {
    return { kind: 'factor', factor };
  }
  const steps = shiftsOf(first, second, count).find((steps) =>
    isShift(steps, { first, second, count, tolerance }),
  );
  return steps === undefined ? null : { kind: 'shift', steps };
}

/** What the rate where the first is largest is multiplied by. */
function factorOf(first: Known, { schedule }: Known): number | null {
  const { peak, floor } = first.extremes;
  const largest = Math.abs(peak.rate) >= Math.abs(floor.rate) ? peak : floor;
  if (largest.rate === 0) return null;
  return rateAt(schedule, largest.step) / largest.rate;
}

/** How far apart the peaks, the floors, and the first and last breakpoints are: a shift moves all of them by the same. */
function shiftsOf(first: Known, second: Known, count: number): number[] {
  const marks = ({ schedule, extremes }: Known): readonly (number | undefined)[] => {
    const breakpoints = breakpointsOf(schedule, { end: count, limit: 1000 });
    return [extremes.peak.step, breakpoints[0], breakpoints.at(-1), extremes.floor.step];
  };
  const own = marks(first);
  const found = marks(second).map((step, i) => Math.round((step ?? 0) - (own[i] ?? 0)));
  return [...new Set(found)].filter((steps) => steps !== 0 && 2 * Math.abs(steps) <= count);
}

function isShift(
  steps: number,
  { first, second, count, tolerance }: { first: Known; second: Known; count: number; tolerance: number },
): boolean {
  const length = count - Math.abs(steps);
  const [rate, shifted] = [rateOf(first.schedule), rateOf(second.schedule)];
  const [start, from] = [Math.max(0, -steps), Math.max(0, steps)];
  // A few steps tell most that are none.
  for (const share of looks) {
    const step = Math.floor(share * (length - 1));
    if (
      Math.abs(shifted(from + step) - rate(start + step)) >
      2 * tolerance + rounding * first.extremes.magnitude
    )
      return false;
  }
  const later = (schedule: Schedule, start: number): Schedule =>
    start > 0 ? window(schedule, { start, steps: length }) : schedule;
  const both = [later(first.schedule, -steps), later(second.schedule, steps)];
  // Where nothing moves, every shift would do.
  const moves = !staysWithin(tolerance, both.slice(0, 1), [1], length, true);
  return moves && staysWithin(tolerance, both, [-1, 1], length);
}

/** Whether a sum of schedules stays near 0, or near where it begins, at the steps `0 … count - 1`. */
function staysWithin(
  tolerance: number,
  schedules: readonly Schedule[],
  weights: readonly number[],
  count: number,
  fromStart = false,
): boolean {
  let isWithin = true;
  let level: number | undefined = fromStart ? undefined : 0;
  walkSpans(schedules, count, (span) => {
    isWithin = search(weighted(span, weights), span.first, span.end - 1, (_first, _last, from, to, slack) => {
      level ??= from;
      const [start, end] = [Math.abs(from - level), Math.abs(to - level)];
      if (Math.max(start, end) > tolerance) return 'stop';
      return Math.max(start, end) + slack <= tolerance ? 'settled' : 'halve';
    });
    return isWithin ? undefined : 'stop';
  });
  return isWithin;
}
