import type { Closest } from './closest.ts';
import type { Reading } from './readings.ts';
import type { Subject } from './subject.ts';

/** A log that agrees with its plan up to a point, and not from there on. */
export interface Break {
  readonly subject: Subject;
  readonly reading: Reading;
  /** The first point that does not agree. */
  readonly point: number;
  /** The first point of the flat stretch before it, if it lies behind one: what happened there is seen only at the end. */
  readonly flatFrom: number;
  /** The step that each point should have. */
  readonly stepOf: (point: number) => number;
  /** The steps between which it happened. */
  readonly least: number;
  readonly most: number;
}

/** The most steps of the plan that are tried as the one at which something happened. */
export const mostTried = 5000;

export function breakOf(subject: Subject, { reading, offset, point }: Closest): Break {
  const stepOf = (i: number): number => Math.floor(reading.updateOf(subject.index[i]!)) + offset;
  const most = stepOf(point);
  const flatFrom = point > 0 ? flatStart(subject, { stepOf, point: point - 1 }) : point;
  const before = point > 0 ? stepOf(flatFrom) : most;
  // Where the index went back, the last point before says nothing.
  const least = before < most ? before : most - Math.ceil(reading.gap);
  return { subject, reading, point, flatFrom, stepOf, least, most };
}

/** The first point of the flat stretch of the plan that a point lies on. */
function flatStart(
  { planned, within }: Subject,
  { stepOf, point }: { stepOf: (point: number) => number; point: number },
): number {
  const rate = planned(stepOf(point));
  let first = point;
  while (first > 0 && Math.abs(planned(stepOf(first - 1)) - rate) <= within[point]!) first--;
  return first;
}
