import { scaledBecause } from './because.ts';
import type { Break } from './break.ts';
import type { Explanation } from './diagnosis.ts';
import { factorOf } from './factor.ts';
import { lastInRow } from './last-in-row.ts';
import { agrees, type ClockAt, fits, isTelling } from './subject.ts';

/** The most steps that a clock is tried ahead or behind. */
const furthest = 1_000_000;

/** A clock that is as many steps behind, or ahead, from there on. */
export function shiftsOf(one: Break): readonly Explanation[] {
  const { subject, point, most } = one;
  if (!isTelling(subject, point) || subject.index.length - point < 3) return [];
  const reach = Math.min(Math.ceil(Math.max(subject.plan.totalUpdates, most)), furthest);
  return [1, -1].flatMap((sign): Explanation[] => {
    for (let size = 1; size <= reach; size++) {
      if (!isShifted(one, sign * size)) continue;
      const isSame = (length: number): boolean => isShifted(one, sign * length);
      const last = lastInRow(size, { away: 1, isSame, limit: reach });
      return [{ id: 'shift', by: sign > 0 ? [size, last] : [-last, -size], at: most }];
    }
    return [];
  });
}

function isShifted({ subject, reading, point, stepOf, most }: Break, by: number): boolean {
  if (by > most || !agrees(subject, point, most - by)) return false;
  const { totalUpdates } = subject.plan;
  const { length } = subject.index;
  // What comes after the plan's end is not planned, and so not asked.
  const clock: ClockAt = (_, i) => (stepOf(i) - by > totalUpdates ? Number.NaN : stepOf(i) - by);
  let asked = 0;
  for (let i = point; i < length; i++) if (!Number.isNaN(clock(0, i))) asked++;
  return asked >= 3 && 2 * asked >= length - point && fits(subject, { reading, clock, from: point });
}

/** Another multiple of the plan from there on. */
export function scaledOf({ subject, reading, point, stepOf, most }: Break): readonly Explanation[] {
  if (subject.index.length - point < 3) return [];
  const factor = factorOf(subject, { reading, clock: (_, i) => stepOf(i), from: point });
  if (factor === undefined) return [];
  return [{ id: 'scaled', factor, at: most, because: scaledBecause(factor, subject.plan) }];
}
