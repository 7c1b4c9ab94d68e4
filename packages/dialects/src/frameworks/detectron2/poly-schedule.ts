import { clamp, constant, type Issue, ramp, type Schedule } from '@lrlab/core';
import { when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { refusedWarmup, unwarmed, type WarmupArgs, warmed } from './legacy-warmup.ts';

export interface PolyArgs extends WarmupArgs {
  readonly max_iters: number;
  readonly power: number;
  readonly constant_ending: number;
}

/** DeepLab's, whose constant ending waits for the end of the warm-up. */
export function polySchedule(args: PolyArgs, base: number): Schedule {
  const { max_iters, power, constant_ending: ending, warmup_iters } = args;
  const falling = ramp({ from: base, to: 0, steps: max_iters, curve: power === 1 ? 'linear' : { power } });
  const main = power === 0 ? constant({ rate: base }) : falling;
  if (ending <= 0) return warmed(main, args);
  const limited = clamp(main, base < 0 ? { max: base * ending } : { min: base * ending });
  if (warmup_iters <= 0) return limited;
  return timeline([
    { schedule: warmed(main, args), until: Math.ceil(warmup_iters) },
    { schedule: limited, origin: 0, until: Infinity },
  ]);
}

export function polyOf(
  schedule: Schedule,
): { readonly args: Partial<PolyArgs>; readonly base: number } | undefined {
  const [first, last] = [spansOf(schedule)[0]!.part, spansOf(schedule).at(-1)!.part];
  const start = first.kind === 'window' ? first.part : first;
  const end = last.kind === 'window' ? last.part : last;
  const { main, warmup } = unwarmed(start);
  const limited = end.kind === 'clamp' ? end : undefined;
  const falling = main.kind === 'clamp' ? main.part : main;
  if (falling.kind === 'constant')
    return { base: falling.rate, args: { max_iters: 1, power: 0, constant_ending: 0, ...warmup } };
  if (falling.kind !== 'ramp' || falling.to !== 0) return undefined;
  const { curve, from: base, steps: max_iters } = falling;
  const power =
    curve === 'linear' ? 1 : typeof curve === 'object' && 'power' in curve ? curve.power : undefined;
  if (power === undefined) return undefined;
  const held = end.kind === 'constant' ? end.rate : undefined;
  const constant_ending = (limited ? (limited.min ?? limited.max ?? 0) : (held ?? 0)) / base;
  return { base, args: { max_iters, power, constant_ending, ...warmup } };
}

export function refusedPoly(args: PolyArgs): readonly Issue[] {
  return [
    ...when(args.max_iters <= 0, 'max_iters', 'a number above 0', args.max_iters),
    ...when(args.power < 0, 'power', 'a number from 0, as it is infinite at the end', args.power),
    ...refusedWarmup(args),
  ];
}
