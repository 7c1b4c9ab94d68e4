import { changeOf, weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import type { Span } from '../spans/walk-spans.ts';
import type { Trend } from './phases.ts';

/** A run of a span in which the rate goes one way; `trend` is absent where it does not move enough to tell. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly trend?: Trend;
}

/** The runs of a span of one schedule; changes of no more than `least` from a step to the next are rounding. */
export function runsOf({ first, end, motions: [motion] }: Span, least: number): Run[] {
  const { at, stride } = motion!;
  if (stride) {
    if (stride.pace === 0 && !stride.turns) return [{ start: first, end, trend: 0 }];
    const trend = Math.sign(at(end - 1) - at(first)) as Trend;
    return [trend === 0 ? { start: first, end } : { start: first, end, trend }];
  }
  const turns: { readonly start: number; readonly trend: Trend }[] = [];
  const change = weighted({ first, end: end - 1, motions: [changeOf(motion!)] }, [1]);
  search(change, first, end - 2, (start, _, from, to, slack) => {
    const most = Math.max(Math.abs(from), Math.abs(to)) + slack;
    if (most <= least) return 'settled';
    if (Math.min(from, to) - slack <= 0 && Math.max(from, to) + slack >= 0) return 'halve';
    const trend = from > 0 ? 1 : -1;
    if (turns.at(-1)?.trend !== trend) turns.push({ start, trend });
    return 'settled';
  });
  if (turns.length === 0) return [{ start: first, end }];
  return turns.map(({ start, trend }, i) => ({
    start: i === 0 ? first : start,
    end: turns[i + 1]?.start ?? end,
    trend,
  }));
}
