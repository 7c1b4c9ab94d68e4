import { durationOf } from './duration-of.ts';
import { piecesOf, type Shape, shapeOf } from './pieces-of.ts';
import type { Schedule } from './schedule.ts';

/** One smooth piece, `start <= step < end`. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The rate at `start`. */
  readonly from: number;
  /** The limit of the rate towards `end`; another rate may stand at `end` itself. */
  readonly to: number;
  readonly shape: Shape;
}

export interface SegmentOptions {
  /** The step to stop at: the schedule's own end unless told, which is `Infinity` if it goes on for ever. */
  readonly end?: number;
  /** How many at most: 10,000 unless told, since a staircase may have one at every step. */
  readonly limit?: number;
}

/**
 * The smooth pieces of a schedule from step 0 on, in order and without a gap.
 *
 * @example
 * segmentsOf(multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), { end: 90 });
 * // => [{ start: 0, end: 30, from: 0.1, to: 0.1, shape: 'constant' }, { start: 30, end: 90, from: 0.010000000000000002, to: 0.010000000000000002, shape: 'constant' }]
 */
export function segmentsOf(
  schedule: Schedule,
  { end = durationOf(schedule), limit = 10_000 }: SegmentOptions = {},
): Segment[] {
  const pieceAt = piecesOf(schedule);
  const segments: Segment[] = [];
  for (let start = 0; start < end && segments.length < limit; ) {
    const piece = pieceAt(start);
    // Rounding of fractional lengths must not stop the walk.
    const next = Math.min(Math.max(piece.end, start + (start || 1) * Number.EPSILON), end);
    segments.push({
      start,
      end: next,
      from: piece.curve(start),
      to: piece.curve(next),
      shape: shapeOf(piece),
    });
    start = next;
  }
  return segments;
}

/**
 * The steps above 0 where one formula gives way to another: joins, restarts, stairs, ends. Between two of them the rate is
 * one smooth curve.
 *
 * @example
 * breakpointsOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 })); // => [100, 1000]
 */
export function breakpointsOf(schedule: Schedule, options: SegmentOptions = {}): number[] {
  return segmentsOf(schedule, options)
    .map((segment) => segment.end)
    .filter((end) => end < Infinity);
}
