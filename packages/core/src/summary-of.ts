import { checked } from './check-fields.ts';
import { durationOf } from './duration-of.ts';
import { evaluatorOf } from './rate-of.ts';
import type { Schedule } from './schedule.ts';

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
 * First, last, highest and lowest rate of the steps `0 … end - 1`, and where. It asks every step.
 *
 * `end` is the schedule's own unless told, and must be told for one that goes on for ever.
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
  const first = rate(0);
  const summary = { first, last: first, highest: first, highestStep: 0, lowest: first, lowestStep: 0 };
  for (let step = 0; step < end; step++) {
    const now = rate(step);
    summary.last = now;
    if (now > summary.highest) Object.assign(summary, { highest: now, highestStep: step });
    if (now < summary.lowest) Object.assign(summary, { lowest: now, lowestStep: step });
  }
  return { steps: duration < Infinity ? duration : null, ...summary };
}
