import type { Schedule } from '@lrlab/core';
import { weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import { walkSpans } from '../spans/walk-spans.ts';

/** How many of the steps `0 … count - 1` have a rate above `level`. */
export function stepsAbove(level: number, schedule: Schedule, count: number): number {
  let above = 0;
  walkSpans([schedule], count, (span) => {
    search(weighted(span, [1]), span.first, span.end - 1, (first, last, from, to, slack) => {
      if (Math.max(from, to) + slack <= level) return 'settled';
      if (Math.min(from, to) - slack <= level) return 'halve';
      above += last - first + 1;
      return 'settled';
    });
    return undefined;
  });
  return above;
}

/** The first of the steps `0 … count - 1` with a rate of at least `level`; `null` if there is none. */
export function stepAtLeast(level: number, schedule: Schedule, count: number): number | null {
  let found: number | null = null;
  walkSpans([schedule], count, (span) => {
    const isLower = search(weighted(span, [1]), span.first, span.end - 1, (first, _, from, to, slack) => {
      if (Math.max(from, to) + slack < level) return 'settled';
      if (from < level) return 'halve';
      found = first;
      return 'stop';
    });
    return isLower ? undefined : 'stop';
  });
  return found;
}
