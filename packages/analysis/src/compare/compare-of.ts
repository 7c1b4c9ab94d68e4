import { durationOf, type Schedule, ScheduleError } from '@lrlab/core';
import { extremesOf } from '../metrics/extremes-of.ts';
import { countedSteps } from '../spans/counted-steps.ts';
import type { Comparison, Difference } from './difference.ts';
import { differenceOf } from './difference-of.ts';
import { type Known, relationOf } from './relation-of.ts';

/** How schedules are compared. */
export interface CompareOptions {
  /** The step to stop before: the longest schedule's own end unless told. */
  readonly end?: number;
  /** The largest difference that counts as none, as a share of the largest rate of all: 1e-12 unless told. */
  readonly tolerance?: number;
}

/**
 * Schedules held against the first of them at the whole steps `0 … end - 1`: the first step at which they differ, the largest difference in
 * the unit of the rates and relative to the larger rate, the area between them, and a factor or a shift that makes one of the other.
 *
 * Nothing is sampled: what is searched and summed is said at `metricsOf`.
 *
 * @example
 * // TensorFlow holds a rate at its boundary, and object detection does not.
 * const tensorflow = multiStep({ rate: 0.01, milestones: [5001], factor: 0.1 });
 * const detection = multiStep({ rate: 0.01, milestones: [5000], factor: 0.1 });
 * const { differences } = compareOf([tensorflow, detection], { end: 20000 });
 * differences[0]?.firstStep; // => 5000
 * differences[0]?.largest?.step; // => 5000
 * differences[0]?.relation; // => { kind: 'shift', steps: -1 }
 */
export function compareOf(schedules: readonly Schedule[], options: CompareOptions = {}): Comparison {
  const { known, count, tolerance, magnitude } = preparedOf(schedules, options);
  const [first, ...others] = known as [Known, ...Known[]];
  const differences = others.map((second): Difference => {
    const found = differenceOf(first.schedule, second.schedule, { count, tolerance, magnitude });
    return { ...found, relation: found.equal ? null : relationOf(first, second, { count, tolerance }) };
  });
  return { steps: count, tolerance, equal: differences.every(({ equal }) => equal), differences };
}

/** What every comparison of schedules begins with. */
export function preparedOf(
  schedules: readonly Schedule[],
  { end, tolerance = 1e-12 }: CompareOptions,
): { known: readonly Known[]; count: number; tolerance: number; magnitude: number } {
  if (schedules.length < 2) {
    const message = `expected two schedules or more, got ${schedules.length}`;
    throw new ScheduleError([{ path: 'schedules', code: 'range', message }]);
  }
  if (!(tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY)) {
    const message = `expected a number from 0, got ${tolerance}`;
    throw new ScheduleError([{ path: 'tolerance', code: 'range', message }]);
  }
  const count = countedSteps(end ?? longest(schedules));
  const known = schedules.map((schedule) => ({ schedule, extremes: extremesOf(schedule, count) }));
  const magnitude = known.reduce((most, { extremes }) => Math.max(most, extremes.magnitude), 0);
  return { known, count, tolerance: tolerance * magnitude, magnitude };
}

/** The end of the longest schedule that has one; of schedules for ever somebody must say how far to look. */
function longest(schedules: readonly Schedule[]): number {
  const ends = schedules.map(durationOf).filter(Number.isFinite);
  return ends.length > 0 ? Math.max(...ends) : Number.POSITIVE_INFINITY;
}
