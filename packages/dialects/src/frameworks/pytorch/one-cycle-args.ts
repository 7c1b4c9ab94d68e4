import type { Ramp, Schedule } from '@lrlab/core';
import { shareOf } from '../../shared/share-of.ts';
import { spansOf } from '../../shared/timeline.ts';
import type { OneCycleArgs } from './one-cycle-lr.ts';

/** The arguments of a schedule that goes up and down in two phases, or in three. */
export function oneCycleArgs(schedule: Schedule): Partial<OneCycleArgs> | undefined {
  // Of a run of one step only the last rate is seen.
  if (schedule.kind === 'constant')
    return { max_lr: schedule.rate, total_steps: 1, div_factor: 1, final_div_factor: 1 };
  const spans = spansOf(schedule);
  const ramps = spans.flatMap(({ part }) => rampOf(part));
  const [first, second = first, third] = ramps;
  if (!first || !second || ramps.length !== spans.length || ramps.length > 3) return undefined;
  const total_steps = Math.round(spans.at(-1)!.end) + 1;
  const anneal_strategy = first.curve === 'linear' ? 'linear' : 'cos';
  const length = { total_steps, anneal_strategy };
  if (third) return { ...length, three_phase: true, ...peakOf(first, first.steps, total_steps, third.to) };
  // A third phase that never comes leaves the second cut short; a first phase that was over before step 0 leaves one ramp.
  const cut = spans[1]?.part;
  if (cut?.kind === 'window')
    return { ...length, three_phase: true, ...peakOf(first, first.steps, total_steps, second.to) };
  const only = spans[0]!.part;
  if (ramps.length === 2) return { ...length, ...peakOf(first, first.steps, total_steps, second.to) };
  if (only.kind === 'window') return fallingArgs(only.part as Ramp, -only.start, length);
  return { ...length, ...peakOf(first, first.steps, total_steps, first.to) };
}

function rampOf(part: Schedule): Ramp[] {
  const found = part.kind === 'window' ? part.part : part;
  return found.kind === 'ramp' && (found.curve === 'linear' || found.curve === 'cosine') ? [found] : [];
}

function peakOf({ from, to }: Ramp, top: number, total: number, last: number): Partial<OneCycleArgs> {
  return {
    max_lr: to,
    pct_start: Math.min((top + 1) / total, 1),
    div_factor: from === 0 ? 1 : to / from,
    final_div_factor: last === 0 ? 1 : from / last,
  };
}

/** Only the way down is seen, from a peak before step 0. */
function fallingArgs(
  { from, to }: Ramp,
  top: number,
  length: { readonly total_steps: number; readonly anneal_strategy: string },
): Partial<OneCycleArgs> {
  const share = (top + 1) / length.total_steps;
  // Two phases that were over before step 0 end twice as far before it as one.
  const early = share < 0 ? { three_phase: true, pct_start: (top / 2 + 1) / length.total_steps } : {};
  return {
    ...length,
    max_lr: from,
    pct_start: share,
    ...early,
    div_factor: 1,
    final_div_factor: shareOf(from, to),
  };
}
