import { constant, type Issue, product, ramp, type Schedule } from '@lrlab/core';
import { besides, number, optional, type Parameter, when, word } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

export interface WarmupArgs {
  readonly warmup_factor: number;
  readonly warmup_iters: number;
  readonly warmup_method: string;
}

export const warmupParameters: readonly Parameter[] = [
  optional('warmup_factor', number, 0.001),
  optional('warmup_iters', number, 1000),
  optional('warmup_method', word, 'linear'),
  besides('last_epoch'),
];

export const refusedWarmup = ({ warmup_method, warmup_iters }: WarmupArgs): readonly Issue[] =>
  when(
    warmup_iters > 0 && !['constant', 'linear'].includes(warmup_method),
    'warmup_method',
    '"constant" or "linear"',
    warmup_method,
  );

/** The factor of a warm-up that multiplies whatever the rate is at the moment. */
function warmupOf({ warmup_factor: from, warmup_iters: steps, warmup_method }: WarmupArgs): Schedule {
  const one = { schedule: constant({ rate: 1 }), until: Infinity };
  if (steps <= 0) return one.schedule;
  const factor = warmup_method === 'constant' ? constant({ rate: from }) : ramp({ from, to: 1, steps });
  return timeline([{ schedule: factor, until: Math.ceil(steps) }, one]);
}

export const warmed = (schedule: Schedule, args: WarmupArgs): Schedule =>
  args.warmup_iters <= 0 ? schedule : product([warmupOf(args), schedule]);

export function unwarmed(schedule: Schedule): { readonly main: Schedule; readonly warmup: WarmupArgs } {
  const none = { warmup_factor: 1, warmup_iters: 0, warmup_method: 'linear' };
  if (schedule.kind !== 'product' || schedule.factors.length !== 2) return { main: schedule, warmup: none };
  const [factor, main] = schedule.factors as [Schedule, Schedule];
  const first = spansOf(factor)[0]!;
  const part = first.part.kind === 'window' ? first.part.part : first.part;
  if (part.kind === 'ramp')
    return { main, warmup: { warmup_factor: part.from, warmup_iters: part.steps, warmup_method: 'linear' } };
  if (part.kind !== 'constant' || part.steps === null) return { main, warmup: none };
  return { main, warmup: { warmup_factor: part.rate, warmup_iters: part.steps, warmup_method: 'constant' } };
}

export const multiplies = {
  code: 'boundary',
  text: 'The warm-up multiplies the rate of the moment; the param schedulers of today replace it.',
  fixture: 'detectron2/legacy-cosine-warmup',
} as const;
