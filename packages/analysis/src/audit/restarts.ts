import { type Break, mostTried } from './break.ts';
import type { Explanation } from './diagnosis.ts';
import { type ClockAt, fits, isTelling } from './subject.ts';

/** A clock that begins anew: the same in a log whether a run was resumed without its state, or the schedule was made again. */
export function restartsOf(one: Break): readonly Explanation[] {
  const { subject, reading, point, stepOf, least, most } = one;
  // A rate that stays as it was has stopped, whatever the plan has at its start.
  if (!isTelling(subject, Math.max(0, point - 1))) return [];
  const count = Math.min(most - Math.max(0, least - 1), mostTried);
  for (const at of [most, most + 1, ...Array.from({ length: count }, (_, i) => most - 1 - i)]) {
    const clock: ClockAt = (_, i) => stepOf(i) - at;
    const from = pointFrom(one, at);
    if (fits(subject, { reading, clock, from })) return begunAnew(one, at);
    const onLast = onLastRate(one, { at, clock, from });
    if (onLast) return [onLast];
  }
  return [];
}

/** The first point that a clock has to explain which began anew at a step: on a flat stretch, one before that which does not agree. */
function pointFrom({ subject, point, flatFrom, stepOf }: Break, at: number): number {
  let from = point;
  if (subject.breaks.has(point) || flatFrom >= point - 1) return from;
  while (from > 0 && stepOf(from - 1) >= at) from--;
  return from;
}

function begunAnew({ subject, point }: Break, at: number): readonly Explanation[] {
  const explanations: Explanation[] = [
    { id: 'rebuilt', at },
    { id: 'resumed-without-state', at },
  ];
  // A new file or an index that goes back is a new process; if there are such elsewhere, this was none.
  if (subject.breaks.has(point)) return explanations.slice(1);
  return subject.breaks.size > 0 && point > 0 ? explanations.slice(0, 1) : explanations;
}

/** The rate that the optimizer had then became the new base. */
function onLastRate(
  { subject, reading, point, stepOf }: Break,
  { at, clock, from }: { at: number; clock: ClockAt; from: number },
): Explanation | undefined {
  const { planned, rates } = subject;
  const first = planned(stepOf(point) - at);
  const factor = rates[point]! / first;
  if (!(first > 0 && factor > 0 && Math.abs(factor - 1) > 1e-6)) return undefined;
  const base = planned(at) / planned(0);
  const isBase = Math.abs(factor / base - 1) < 0.02;
  return isBase && fits(subject, { reading, clock, factor, from })
    ? { id: 'rebuilt-on-last-rate', at, factor }
    : undefined;
}
