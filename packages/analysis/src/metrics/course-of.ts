import { type Piece, rateOf, type Schedule } from '@lrlab/core';
import { changeOf, weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import { type Span, walkSpans } from '../spans/walk-spans.ts';
import type { Jump, Phase, Slope } from './metrics.ts';
import { phaseMaker, type Trend } from './phases.ts';
import { runsOf } from './runs-of.ts';

/** What a schedule does from each step to the next. */
export interface Course {
  readonly phases: readonly Phase[];
  readonly largestJump: Jump | null;
  readonly steepest: Slope | null;
}

/** So much of the largest rate is a jump, where one formula gives way to another. */
const leastJump = 1e-9;
/** And so much of it a change from a step to the next may be off. */
const rounding = 2e-15;

/** Jumps, slopes and phases of the steps `0 … count - 1`; `magnitude` is the largest absolute rate. */
export function courseOf(schedule: Schedule, count: number, magnitude: number): Course {
  const rate = rateOf(schedule);
  const maker = phaseMaker();
  const jumps = largestOf<Jump>(({ from, to }) => Math.abs(to - from), 0);
  // What is within the rounding of the rates is not steeper.
  const slopes = largestOf<Slope>(({ slope }) => Math.abs(slope), rounding * magnitude);
  let entered: Trend = 0;
  let trend: Trend = 0;
  let isNew = true;
  // Where a piece too short to show it is going.
  let tended: Trend = 0;

  const onJoin = (before: Piece | undefined, piece: Piece, step: number): void => {
    const height = before ? jumpAt(before, piece, step) : 0;
    entered = Math.abs(height) > leastJump * magnitude ? (Math.sign(height) as Trend) : 0;
    isNew = true;
    tended = (Math.sign(piece.curve(piece.end) - piece.curve(step)) || 0) as Trend;
    if (entered !== 0) jumps.take({ step, from: rate(step - 1), to: rate(step) });
  };

  walkSpans(
    [schedule],
    count,
    (span) => {
      const { first } = span;
      const change = first > 0 ? rate(first) - rate(first - 1) : 0;
      if (first > 0 && entered === 0) slopes.take({ step: first - 1, slope: change });
      searchSlopes(span, slopes);
      for (const run of runsOf(span, rounding * magnitude)) {
        trend = run.trend ?? (isNew ? tended : trend);
        maker.add({ ...run, trend, jump: entered });
        entered = 0;
        isNew = false;
      }
      return undefined;
    },
    onJoin,
  );
  return { phases: maker.phases(rate), largestJump: jumps.found(), steepest: slopes.found() };
}

/** How far the rate jumps from one piece to the next: from where the formula before would have got. */
function jumpAt(before: Piece, piece: Piece, step: number): number {
  const height = piece.curve(before.end) - before.curve(before.end);
  // A formula may not be defined before it begins.
  return Number.isNaN(height) ? piece.curve(step) - before.curve(before.end) : height;
}

function searchSlopes({ first, end, motions }: Span, slopes: Largest<Slope>): void {
  const changes = motions.map(changeOf);
  const formula = weighted({ first, end: end - 1, motions: changes }, [1]);
  search(formula, first, end - 2, (from, to, change, last, slack) => {
    slopes.take({ step: from, slope: change });
    slopes.take({ step: to, slope: last });
    const most = Math.max(Math.abs(change), Math.abs(last)) + slack;
    return slopes.isBeaten(most) ? 'halve' : 'settled';
  });
}

/** The first of the largest things seen. */
interface Largest<T> {
  readonly take: (one: T) => void;
  /** Whether something of this size would be larger. */
  readonly isBeaten: (size: number) => boolean;
  readonly found: () => T | null;
}

function largestOf<T>(sizeOf: (one: T) => number, room: number): Largest<T> {
  let best: T | null = null;
  let size = 0;
  const isBeaten = (other: number): boolean => other > size + room;
  const take = (one: T): void => {
    if (!isBeaten(sizeOf(one))) return;
    best = one;
    size = sizeOf(one);
  };
  return { take, isBeaten, found: () => best };
}
