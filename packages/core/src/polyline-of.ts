import { checked } from './check-fields.ts';
import { durationOf } from './duration-of.ts';
import { pieceAt } from './piece-at.ts';
import { evaluatorOf } from './rate-of.ts';
import type { Schedule } from './schedule.ts';
import { type Segment, segmentsOf } from './segments-of.ts';

/** Points to join by straight lines; two at one step are a jump. */
export interface Polyline {
  readonly steps: readonly number[];
  readonly rates: readonly number[];
}

/**
 * The points that draw a schedule from step 0 to `end`: two for a straight piece, both limits at a jump, and on a curve
 * as many whole steps as `points` allows, shared out by length. It costs points, not steps: where there are more pieces
 * than points, each of `points` columns is drawn by one of its pieces and the jump at its end.
 *
 * @example
 * polylineOf(multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), { end: 90 });
 * // => { steps: [0, 30, 30, 90], rates: [0.1, 0.1, 0.01, 0.01] }
 */
export function polylineOf(
  schedule: Schedule,
  { end = durationOf(schedule), points = 500 }: { end?: number; points?: number } = {},
): Polyline {
  checked({ end, points }, 'end+ points#');
  const segments = segmentsOf(schedule, { end, limit: points });
  const last = segments.at(-1);
  if (last && last.end < end) return columnsOf(schedule, end, points);
  const rate = evaluatorOf(schedule);
  const steps: number[] = [];
  const rates: number[] = [];
  const add = (step: number, value: number): void => {
    if (steps.at(-1) === step && rates.at(-1) === value) return;
    steps.push(step);
    rates.push(value);
  };
  for (const segment of segments) {
    add(segment.start, segment.from);
    for (const step of stepsInside(segment, end, points)) add(step, rate(step));
    add(segment.end, segment.to);
  }
  add(end, rate(end));
  return { steps, rates };
}

function stepsInside({ start, end, shape }: Segment, whole: number, points: number): number[] {
  if (shape !== 'curved') return [];
  const share = Math.ceil((points * (end - start)) / whole);
  const gap = Math.max(1, (end - start) / Math.max(share, 16));
  const steps: number[] = [];
  for (let i = 1; start + i * gap < end; i++) {
    const step = Math.round(start + i * gap);
    if (step > start && step < end && step !== steps.at(-1)) steps.push(step);
  }
  return steps;
}

function columnsOf(schedule: Schedule, end: number, points: number): Polyline {
  const rate = evaluatorOf(schedule);
  const steps: number[] = [];
  const rates: number[] = [];
  for (let i = 0; i < points; i++) {
    const start = Math.floor((i * end) / points);
    const jump = pieceAt(schedule, start);
    steps.push(start, jump.end, jump.end);
    rates.push(rate(start), jump.to, rate(jump.end));
  }
  steps.push(end);
  rates.push(rate(end));
  return { steps, rates };
}
