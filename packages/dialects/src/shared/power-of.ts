import type { Schedule } from '@lrlab/core';

/** The power of a ramp along `(1 - q) ^ power`, 1 for a straight one; nothing for others. */
export function powerOf(schedule: Schedule): number | undefined {
  if (schedule.kind !== 'ramp' || schedule.mirrored) return undefined;
  if (schedule.curve === 'linear') return 1;
  const { curve } = schedule;
  return typeof curve === 'object' && 'power' in curve ? curve.power : undefined;
}
