import { ScheduleError } from '@lrlab/core';
import type { Args } from '../../form/form.ts';
import { lengthOf, type OneCycleArgs } from './one-cycle-lr.ts';

/** The rate of one cycle at any tick, the one after its last included, which goes on along the last phase. */
export function oneCycleAt(
  given: Args,
  t: number,
  { initial_lr = 0, max_lr = 0, min_lr = 0 }: { initial_lr?: number; max_lr?: number; min_lr?: number },
): number {
  const args = given as unknown as OneCycleArgs;
  const total = lengthOf(args);
  if (t > total) {
    const message = `expected at most ${total} steps, as OneCycleLR then raises, got more`;
    throw new ScheduleError([{ path: 'run.totalSteps', code: 'range', message }]);
  }
  const top = args.pct_start * total - 1;
  const ends = args.three_phase ? [top, 2 * top, total - 1] : [top, total - 1];
  const rates = args.three_phase ? [initial_lr, max_lr, initial_lr, min_lr] : [initial_lr, max_lr, min_lr];
  const found = ends.findIndex((end) => t <= end);
  const i = found < 0 ? ends.length - 1 : found;
  const start = ends[i - 1] ?? 0;
  const q = (t - start) / (ends[i]! - start);
  const left = args.anneal_strategy === 'cos' ? (1 + Math.cos(Math.PI * q)) / 2 : 1 - q;
  return rates[i]! * left + rates[i + 1]! * (1 - left);
}
