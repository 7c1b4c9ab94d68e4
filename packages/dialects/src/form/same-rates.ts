import { fillRates, rateAt, type Schedule } from '@lrlab/core';
import { settledAt } from '../clock/settled-at.ts';
import { spansOf } from '../shared/timeline.ts';
import { sameSchedule } from './same-schedule.ts';

/** Up to so many steps are compared; who writes longer schedules must write their very data. */
const most = 1_000_000;

/**
 * Whether two schedules have the same rates, to 1e-12 of the peak: at every one of the first `executed` steps, or, without
 * it, until neither changes any more.
 *
 * @example
 * const flat = constant({ rate: 0.1 });
 * sameRates(flat, multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), { executed: 30 }); // => true
 * sameRates(flat, multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), {}); // => false
 */
export function sameRates(
  a: Schedule,
  b: Schedule,
  { executed }: { readonly executed?: number | undefined },
): boolean {
  const end = executed ?? Math.max(settledAt(a), settledAt(b));
  if (!(end <= most)) return executed === undefined && sameUntilTail(a, b);
  const steps = Math.ceil(end) + (executed === undefined ? 1 : 0);
  const one = fillRates(a, { steps });
  const other = fillRates(b, { steps });
  const peak = one.reduce((most, rate) => Math.max(most, Math.abs(rate)), 0);
  if (!one.every((rate, i) => Math.abs(rate - other[i]!) <= 1e-12 * peak)) return false;
  return executed !== undefined || Math.abs(rateAt(a, end) - rateAt(b, end)) <= 1e-12 * peak;
}

/** Whether two schedules that never settle end in the same part, from the same step, and have the same rates before it. */
function sameUntilTail(a: Schedule, b: Schedule): boolean {
  const [one, other] = [spansOf(a).at(-1)!, spansOf(b).at(-1)!];
  const isTail = one.start > 0 && one.start === other.start && sameSchedule(one.part, other.part);
  return isTail && sameRates(a, b, { executed: one.start });
}
