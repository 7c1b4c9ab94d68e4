import { clamp, constant, type Schedule } from '@lrlab/core';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';

/** An exponential from a step on, up to a limit. */
export interface Exponential {
  readonly init: number;
  readonly rate: number;
  readonly steps: number;
  readonly begin: number;
  readonly staircase: boolean;
  readonly end: number | null;
}

export function exponentialFrom({ init, rate, steps, begin, staircase, end }: Exponential): Schedule {
  if (steps <= 0 || rate === 0) return constant({ rate: init });
  const decay = timeline([
    { schedule: constant({ rate: init }), until: begin },
    { schedule: exponentialStairs(init, rate, steps, staircase), until: Infinity },
  ]);
  if (end === null) return decay;
  return clamp(decay, rate < 1 ? { min: end } : { max: end });
}

/** The numbers of a schedule that {@link exponentialFrom} made. */
export function exponentialFromOf(schedule: Schedule): Exponential | undefined {
  if (schedule.kind === 'constant')
    return { init: schedule.rate, rate: 1, steps: 0, begin: 0, staircase: false, end: null };
  const limited = schedule.kind === 'clamp' ? schedule : undefined;
  const spans = spansOf(limited?.part ?? schedule);
  const { part, start: begin } = spans.at(-1)!;
  const found = exponentialStairsOf(part);
  const isHeld = spans.length === 1 || spans[0]!.part.kind === 'constant';
  if (!found || spans.length > 2 || !isHeld) return undefined;
  const { rate: init, factor: rate, every: steps, staircase } = found;
  return { init, rate, steps, begin, staircase, end: limited?.min ?? limited?.max ?? null };
}
