import type { Schedule } from '@lrlab/core';
import { spansOf } from '../../shared/timeline.ts';
import { forEver } from './interval.ts';

/** A schedule taken apart as `within` puts it together: what happens, and where. */
export interface Placed {
  readonly whole: Schedule;
  readonly begin: number;
  readonly end: number;
  readonly parts: readonly Schedule[];
  /** The constant rate after it, if there is one. */
  readonly after: number | undefined;
}

export function unplaced(schedule: Schedule): Placed {
  const spans = spansOf(schedule);
  const first = spans[0]!;
  const leads = first.part.kind === 'constant' && spans.length > 1;
  const rest = leads ? spans.slice(1) : spans;
  const final = rest.at(-1)!.part;
  const trails = final.kind === 'constant' && rest.length > 1;
  const main = trails ? rest.slice(0, -1) : rest;
  const until = main.at(-1)!.end;
  return {
    whole: schedule,
    begin: leads ? first.end : 0,
    end: until === Infinity ? forEver : until + 1,
    parts: main.flatMap(({ part }) => (main.length === 1 ? opened(part) : [part])),
    after: trails ? final.rate : undefined,
  };
}

/** What was cut by the end of the interval. */
function opened(part: Schedule): readonly Schedule[] {
  const whole = part.kind === 'window' && part.start === 0 ? part.part : part;
  return spansOf(whole).map((span) => span.part);
}
