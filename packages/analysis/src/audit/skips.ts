import type { Explanation } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import { agrees, type Subject } from './subject.ts';

type Skips = Extract<Explanation, { id: 'skipped-updates' }>;

/** The most delays that are held open at a time, where the plan is flat. */
const mostOpen = 256;

/**
 * Updates at which the clock stood still: a delay that only grows, never by more than the updates that went by, and that has
 * fewer changes than a quarter of the points.
 *
 * Each point leaves a set of delays that agree; of all ways through these sets the one with the least delay is told.
 */
export function skipsOf(
  subject: Subject,
  { reading, offset }: { reading: Reading; offset: number },
): readonly Skips[] {
  const stepOf = (i: number): number => Math.floor(reading.updateOf(subject.index[i]!)) + offset;
  const points = subject.index.length;
  const open: number[][] = [];
  let before: readonly number[] = [0];
  for (let i = 0; i < points; i++) {
    const elapsed = stepOf(i) - (i > 0 ? stepOf(i - 1) : Math.min(0, stepOf(0)));
    if (elapsed < 0) return [];
    const delays: number[] = [];
    const [least, most] = [before[0]!, before.at(-1)! + elapsed];
    for (let delay = least; delay <= most && delays.length < mostOpen; delay++) {
      const from = lastNotAbove(before, delay);
      if (from !== undefined && delay - from <= elapsed && agrees(subject, i, stepOf(i) - delay))
        delays.push(delay);
    }
    if (delays.length === 0) return [];
    open.push(delays);
    before = delays;
  }
  let delay = before[0]!;
  const count = delay;
  const at: number[] = [];
  for (let i = points - 2; i >= 0; i--) {
    const earlier = lastNotAbove(open[i]!, delay) ?? delay;
    if (earlier < delay) at.unshift(stepOf(i));
    delay = earlier;
  }
  if (delay > 0) at.unshift(0);
  const some = count > 0 && at.length <= Math.max(1, points / 4) && count <= 0.5 * stepOf(points - 1);
  return some ? [{ id: 'skipped-updates', count, at: at.slice(0, 100) }] : [];
}

/** The last of sorted numbers that is not above `value`. */
function lastNotAbove(sorted: readonly number[], value: number): number | undefined {
  for (let i = sorted.length - 1; i >= 0; i--) if (sorted[i]! <= value) return sorted[i];
  return undefined;
}
