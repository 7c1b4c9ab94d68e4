import type { Schedule } from '@lrlab/core';
import { weighted } from '../spans/formula.ts';
import { search } from '../spans/search.ts';
import { emptySum, sumOf } from '../spans/sum-of.ts';
import { walkSpans } from '../spans/walk-spans.ts';
import type { RateAt } from './metrics.ts';

/** The highest and lowest rate of the steps `0 … count - 1`, the first step of each, and the sum of all rates. */
export interface Extremes {
  readonly peak: RateAt;
  readonly floor: RateAt;
  readonly area: number;
  /** The largest absolute rate, which rounding is measured against. */
  readonly magnitude: number;
}

export function extremesOf(schedule: Schedule, count: number): Extremes {
  let peak: RateAt = { rate: Number.NEGATIVE_INFINITY, step: 0 };
  let floor: RateAt = { rate: Number.POSITIVE_INFINITY, step: 0 };
  const area = emptySum();
  walkSpans([schedule], count, (span) => {
    const take = (step: number, rate: number): void => {
      if (rate > peak.rate) peak = { rate, step };
      if (rate < floor.rate) floor = { rate, step };
    };
    const motion = span.motions[0]!;
    area.add(sumOf(motion, span.first, span.end));
    search(weighted(span, [1]), span.first, span.end - 1, (first, last, from, to, slack) => {
      take(first, from);
      take(last, to);
      // What has a stride is monotone, so that its ends are all.
      if (motion.stride) return 'settled';
      const isWithin = Math.max(from, to) + slack <= peak.rate && Math.min(from, to) - slack >= floor.rate;
      return isWithin ? 'settled' : 'halve';
    });
    return undefined;
  });
  const magnitude = Math.max(Math.abs(peak.rate), Math.abs(floor.rate));
  return { peak, floor, area: area.total(), magnitude };
}

/** The sum of the rates of the steps `0 … count - 1`. */
export function areaOf(schedule: Schedule, count: number): number {
  const area = emptySum();
  walkSpans([schedule], count, ({ first, end, motions }) => {
    area.add(sumOf(motions[0]!, first, end));
    return undefined;
  });
  return area.total();
}
