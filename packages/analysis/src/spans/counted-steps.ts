import { ScheduleError } from '@lrlab/core';

/** The whole steps before `end`, which must be a number above 0. */
export function countedSteps(end: number): number {
  if (end > 0 && end <= Number.MAX_SAFE_INTEGER) return Math.ceil(end);
  const message = `expected a number above 0, got ${end}`;
  throw new ScheduleError([{ path: 'end', code: 'range', message }]);
}
