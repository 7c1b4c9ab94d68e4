import { rateOf } from '@lrlab/core';
import type { LogSeries } from '../log/log.ts';
import { startsOf } from './after-end.ts';
import type { WholePlan } from './audit-plan.ts';
import type { Precision } from './precision.ts';
import type { Reading } from './readings.ts';

/** A log and a plan, ready to be held against each other. */
export interface Subject {
  readonly plan: WholePlan;
  /** The planned rate at a step; that of step 0 before it. */
  readonly planned: (step: number) => number;
  readonly index: readonly number[];
  readonly rates: readonly number[];
  /** Where a file begins or the index goes back. */
  readonly breaks: ReadonlySet<number>;
  readonly precision: Precision;
  readonly within: readonly number[];
  /** Step 0 and the first joints of the plan. */
  readonly starts: readonly number[];
}

/**
 * From the update that a point stands at, which may be a fraction, to the step of the plan whose rate it has; not a number
 * where any rate will do.
 */
export type ClockAt = (update: number, point: number) => number;

export function subjectOf(
  { index, rates, fileStarts }: Pick<LogSeries, 'index' | 'rates' | 'fileStarts'>,
  { plan, precision }: { plan: WholePlan; precision: Precision },
): Subject {
  const rate = rateOf(plan.schedule);
  const back = index.flatMap((one, i) => (i > 0 && one < index[i - 1]! ? [i] : []));
  return {
    plan,
    planned: (step) => rate(Math.max(step, 0)),
    index,
    rates,
    breaks: new Set([...fileStarts, ...back]),
    precision,
    within: rates.map(precision.within),
    starts: startsOf(plan),
  };
}

/** Whether one point has the rate that is planned for `step`, times `factor`. */
export const agrees = (subject: Subject, point: number, step: number, factor = 1): boolean =>
  Number.isNaN(step) ||
  Math.abs(subject.planned(step) * factor - subject.rates[point]!) <= subject.within[point]!;

interface How {
  readonly reading: Reading;
  readonly clock: ClockAt;
  readonly factor?: number;
  /** The point to begin with. */
  readonly from?: number;
}

const isApart = (subject: Subject, i: number, { reading, clock, factor = 1 }: How): boolean =>
  !agrees(subject, i, clock(reading.updateOf(subject.index[i]!), i), factor);

/** The first point that does not agree with a clock; the number of points if all do. */
export function firstApart(subject: Subject, how: How): number {
  const { length } = subject.index;
  let i = how.from ?? 0;
  while (i < length && !isApart(subject, i, how)) i++;
  return i;
}

/** Whether all points agree with a clock; the last and the middle one, which tell most clocks apart, are asked first. */
export function fits(subject: Subject, how: How): boolean {
  const { length } = subject.index;
  const { from = 0 } = how;
  if (from >= length || isApart(subject, length - 1, how) || isApart(subject, (from + length) >> 1, how))
    return false;
  return firstApart(subject, how) === length;
}

/** Whether the plan has more than one rate over the log from a point on, so that a clock can be seen there. */
export function isTelling(subject: Subject, from = 0): boolean {
  const { rates, within } = subject;
  return rates.some((rate, i) => i > from && Math.abs(rate - rates[from]!) > within[i]! + within[from]!);
}
