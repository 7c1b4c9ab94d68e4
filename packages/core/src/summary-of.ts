import { checked } from './check-fields.ts';
import { durationOf } from './duration-of.ts';
import { evaluatorOf } from './rate-of.ts';
import type { Schedule } from './schedule.ts';
import { segmentsOf } from './segments-of.ts';

/** The few numbers that tell a schedule; rates at whole steps, as they are used. */
export interface Summary {
  /** How many steps it lasts, `null` if for ever. */
  readonly steps: number | null;
  readonly first: number;
  /** The rate of the last step that was looked at. */
  readonly last: number;
  readonly highest: number;
  /** The first step with the highest rate. */
  readonly highestStep: number;
  readonly lowest: number;
  readonly lowestStep: number;
}

/**
 * First, last, highest and lowest rate of the steps `0 … end - 1`, and where.
 *
 * `end` is the schedule's own unless told, and must be told for one that goes on for ever. Straight pieces are answered
 * from their ends; long curved ones by a search around the best of 4096 steps.
 *
 * @example
 * summaryOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 })).highestStep; // => 100
 */
export function summaryOf(
  schedule: Schedule,
  { end = durationOf(schedule) }: { end?: number } = {},
): Summary {
  checked({ end }, 'end+');
  const rate = evaluatorOf(schedule);
  const duration = durationOf(schedule);
  const lastStep = Math.ceil(end) - 1;
  let highestStep = 0;
  let lowestStep = 0;
  const meet = (first: number, last: number, stride: number): void => {
    for (let step = first; step <= last; step += stride) {
      if (rate(step) > rate(highestStep)) highestStep = step;
      if (rate(step) < rate(lowestStep)) lowestStep = step;
    }
  };
  for (const segment of segmentsOf(schedule, { end, limit: 1_000_000 })) {
    const first = Math.ceil(segment.start);
    const last = Math.ceil(segment.end) - 1;
    const stride = segment.shape === 'curved' ? Math.ceil((last - first + 1) / 4096) : last - first;
    meet(first, last, Math.max(stride, 1));
    meet(last, last, 1);
    if (segment.shape !== 'curved') continue;
    for (const best of [highestStep, lowestStep]) {
      meet(Math.max(first, best - stride), Math.min(last, best + stride), 1);
    }
  }
  return {
    steps: duration < Infinity ? duration : null,
    first: rate(0),
    last: rate(lastStep),
    highest: rate(highestStep),
    highestStep,
    lowest: rate(lowestStep),
    lowestStep,
  };
}
