import { constant, durationOf, rateAt, type Schedule, sequence, window } from '@lrlab/core';

/** One stretch of a run: what plays, and the step it ends before. */
export interface Span {
  readonly schedule: Schedule;
  /** Where the schedule's own step 0 lies; where the span begins unless told. */
  readonly origin?: number;
  readonly until: number;
}

/**
 * Spans laid one after the other from step 0. A span that ends where it begins, or before, is left out, which is how
 * most frameworks come by their order of cases: the first that holds wins.
 *
 * @example
 * timeline([{ schedule: constant({ rate: 0.1 }), until: 10 }, { schedule: constant({ rate: 0.01 }), until: Infinity }]);
 * // => sequence([constant({ rate: 0.1, steps: 10 }), constant({ rate: 0.01 })])
 */
export function timeline(spans: readonly Span[]): Schedule {
  const parts: Schedule[] = [];
  let start = 0;
  for (const { schedule, origin = start, until } of spans) {
    if (until <= start) continue;
    parts.push(placed(schedule, start - origin, until - start));
    start = until;
  }
  return parts.length === 1 ? parts[0]! : sequence(parts);
}

function placed(schedule: Schedule, offset: number, steps: number): Schedule {
  const length = steps === Infinity ? null : steps;
  if (schedule.kind === 'constant') return constant({ rate: schedule.rate, steps: length });
  const duration = durationOf(schedule);
  if (offset === 0 && (duration === steps || length === null)) return schedule;
  if (offset >= duration && length === null) return constant({ rate: rateAt(schedule, duration) });
  return window(schedule, { start: offset, steps: length });
}

/** Constant rates, each until its end and the last for ever; an end before the one before it is skipped. */
export function plateaus(ends: readonly number[], rates: readonly number[]): Span[] {
  return rates.map((rate, i) => ({ schedule: constant({ rate }), until: ends[i] ?? Infinity }));
}

/** A schedule taken apart again: its parts, their starts, and sequences inside sequences opened. */
export function spansOf(
  schedule: Schedule,
): { readonly part: Schedule; readonly start: number; readonly end: number }[] {
  let start = 0;
  const open = (x: Schedule): Schedule[] => (x.kind === 'sequence' ? x.parts.flatMap(open) : [x]);
  return open(schedule).map((part) => {
    const span = { part, start, end: start + durationOf(part) };
    start = span.end;
    return span;
  });
}

/** The ends and rates of a schedule that is constant rates only, the last for ever. */
export function plateausOf(
  schedule: Schedule,
): { readonly ends: number[]; readonly rates: number[] } | undefined {
  const spans = spansOf(schedule);
  if (spans.at(-1)?.end !== Infinity) return undefined;
  const rates = spans.flatMap(({ part }) => (part.kind === 'constant' ? [part.rate] : []));
  return rates.length === spans.length
    ? { ends: spans.slice(0, -1).map(({ end }) => end), rates }
    : undefined;
}
