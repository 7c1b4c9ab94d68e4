import { durationOf, exponential, powerLaw, ramp, rateAt, type Schedule } from '@lrlab/core';
import { type Span, timeline } from '../shared/timeline.ts';
import type { Stretch } from './stretch.ts';
import { stretchesOf } from './stretches-of.ts';

/**
 * A schedule as the plainest one with its rates at the first `executed` steps: leaves one after the other, with repeats
 * unrolled, windows and limits resolved, factors multiplied in, and what comes later left out. Nothing where that takes too
 * many parts.
 *
 * @example
 * flat(scaleRates(window(constant({ rate: 0.1 }), { start: 5 }), 2), 100); // => constant({ rate: 0.2 })
 */
export function flat(schedule: Schedule, executed: number): Schedule | undefined {
  const stretches = stretchesOf(schedule, executed);
  if (!stretches) return undefined;
  const merged: Stretch[] = [];
  for (const next of stretches) {
    const last = merged.at(-1);
    if (last && isHold(last, next)) {
      // After its end a schedule holds its last rate, so that need not be said.
      if (last.part.kind === 'constant') merged[merged.length - 1] = { ...last, end: next.end };
      else if (next.end < executed) merged.push(next);
      else merged[merged.length - 1] = { ...last, end: Infinity };
    } else merged.push(next);
  }
  const spans = merged.map((stretch, i): Span => spanOf(stretch, i === merged.length - 1));
  return timeline(spans);
}

/** Whether the second stretch only holds the rate at which the first ends. */
function isHold({ part, offset, start, end }: Stretch, next: Stretch): boolean {
  if (next.part.kind !== 'constant') return false;
  if (part.kind === 'constant') return next.part.rate === part.rate;
  const last = offset + end - start;
  return last >= durationOf(part) && next.part.rate === rateAt(part, last);
}

function spanOf({ part, offset, start, end }: Stretch, isLast: boolean): Span {
  const until = isLast ? Infinity : end;
  const moved = movedTo(part, offset, end - start);
  return moved ? { schedule: moved, until } : { schedule: part, origin: start - offset, until };
}

/** A leaf that begins at its own step `offset` as a leaf of the same kind, where there is one. */
function movedTo(part: Schedule, offset: number, steps: number): Schedule | undefined {
  if (part.kind === 'ramp' && (part.curve === 'linear' || (part.curve === 'geometric' && !part.mirrored))) {
    const end = Math.min(offset + steps, part.steps);
    if (offset === 0 && end === part.steps) return part;
    const [from, to] = [rateAt(part, offset), rateAt(part, end)];
    return from === to ? undefined : ramp({ from, to, steps: end - offset, curve: part.curve });
  }
  if (offset === 0) return part;
  if (part.kind !== 'exponential' && part.kind !== 'powerLaw') return undefined;
  const rate = rateAt(part, offset);
  const rest = part.steps === null ? null : part.steps - offset;
  return part.kind === 'exponential'
    ? exponential({ ...part, rate, steps: rest })
    : powerLaw({ ...part, rate, timescale: part.timescale + offset, steps: rest });
}
