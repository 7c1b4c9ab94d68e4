import { type Schedule, segmentsOf } from '@lrlab/core';

/** The highest rate that any of the first thousand pieces of a schedule has, at its ends. */
export function highestOf(schedule: Schedule): number {
  const rates = segmentsOf(schedule, { limit: 1000 }).flatMap(({ from, to }) => [from, to]);
  return rates.filter(Number.isFinite).reduce((a, b) => Math.max(a, b));
}
