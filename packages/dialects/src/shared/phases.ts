import { type Curve, constant, ramp, type Schedule } from '@lrlab/core';
import { type Span, timeline } from './timeline.ts';

/** A stretch of a one-cycle run: it goes to `to`, and ends at step `end`, which may be fractional or before step 0. */
export interface Phase {
  readonly end: number;
  readonly to: number;
}

/**
 * Ramps from one phase to the next, seen from step 0 until `last`: each runs from where the one before ended, even if that
 * was before step 0. A run of one step sees only the last rate.
 */
export function phases(
  from: number,
  { list, last, curve }: { readonly list: readonly Phase[]; readonly last: number; readonly curve: Curve },
): Schedule {
  const spans = list.flatMap(({ end, to }, i): Span[] => {
    const before = list[i - 1] ?? { end: 0, to: from };
    const steps = end - before.end;
    if (!(steps > 0)) return [];
    const schedule = ramp({ from: before.to, to, steps, curve });
    return [{ schedule, origin: before.end, until: Math.min(end, last) }];
  });
  return last > 0 ? timeline(spans) : constant({ rate: list.at(-1)!.to });
}
