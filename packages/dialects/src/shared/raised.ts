import { durationOf, repeat, type Schedule, scaleRates, window } from '@lrlab/core';

/**
 * A schedule that ends, with `by` added to every rate. A sum is the second cycle of a repeat: `floor + (part - floor) / 2` is
 * `by + schedule` where the floor is twice the one and the part twice the other.
 */
export function raised(schedule: Schedule, by: number): Schedule {
  const length = durationOf(schedule);
  const cycles = repeat(scaleRates(schedule, 2), { times: 2, rateFactor: 0.5, floor: 2 * by });
  return window(cycles, { start: length, steps: length });
}

/** The schedule and what {@link raised} added to it. */
export function raisedOf(
  schedule: Schedule,
): { readonly schedule: Schedule; readonly by: number } | undefined {
  if (schedule.kind !== 'window' || schedule.part.kind !== 'repeat') return undefined;
  const { times, rateFactor, floor, part } = schedule.part;
  if (times !== 2 || rateFactor !== 0.5 || schedule.start !== durationOf(part)) return undefined;
  return { schedule: scaleRates(part, 0.5), by: floor / 2 };
}
