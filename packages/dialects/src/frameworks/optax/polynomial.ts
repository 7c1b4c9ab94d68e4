import { constant, ramp, type Schedule } from '@lrlab/core';
import { spansOf, timeline } from '../../shared/timeline.ts';

/** From one rate to another, straight or by a power, from a step on. */
export interface Polynomial {
  readonly init: number;
  readonly end: number;
  readonly power: number;
  readonly steps: number;
  readonly begin: number;
}

export function polynomial({ init, end, power, steps, begin }: Polynomial): Schedule {
  // Where the share that is left is 0, 0 ^ 0 is 1.
  if (steps <= 0 || power === 0) return constant({ rate: init });
  const curve = power === 1 ? 'linear' : { power };
  return timeline([
    { schedule: constant({ rate: init }), until: begin },
    { schedule: ramp({ from: init, to: end, steps, curve }), until: Infinity },
  ]);
}

/** The numbers of a schedule that {@link polynomial} made. */
export function polynomialOf(schedule: Schedule): Polynomial | undefined {
  const spans = spansOf(schedule);
  const { part: last, start: begin } = spans.at(-1)!;
  if (spans.length > 2 || (spans.length === 2 && spans[0]!.part.kind !== 'constant')) return undefined;
  if (last.kind === 'constant' && spans.length === 1)
    return { init: last.rate, end: last.rate, power: 1, steps: 0, begin };
  if (last.kind !== 'ramp' || last.mirrored) return undefined;
  const { from: init, to: end, steps, curve } = last;
  if (curve === 'linear') return { init, end, power: 1, steps, begin };
  if (typeof curve !== 'object' || !('power' in curve)) return undefined;
  return { init, end, power: curve.power, steps, begin };
}
