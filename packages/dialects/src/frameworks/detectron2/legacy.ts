import { clamp, constant, type Issue, product, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  besides,
  integers,
  number,
  optional,
  type Parameter,
  passedIn,
  required,
  when,
  word,
} from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

interface WarmupArgs {
  readonly warmup_factor: number;
  readonly warmup_iters: number;
  readonly warmup_method: string;
}

const warmupParameters: readonly Parameter[] = [
  optional('warmup_factor', number, 0.001),
  optional('warmup_iters', number, 1000),
  optional('warmup_method', word, 'linear'),
  besides('last_epoch'),
];

const refusedWarmup = ({ warmup_method, warmup_iters }: WarmupArgs): readonly Issue[] =>
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

const warmed = (schedule: Schedule, args: WarmupArgs): Schedule =>
  args.warmup_iters <= 0 ? schedule : product([warmupOf(args), schedule]);

function unwarmed(schedule: Schedule): { readonly main: Schedule; readonly warmup: WarmupArgs } {
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

const multiplies = {
  code: 'boundary',
  text: 'The warm-up multiplies the rate of the moment; the param schedulers of today replace it.',
  fixture: 'detectron2/legacy-cosine-warmup',
} as const;

interface MultiStepArgs extends WarmupArgs {
  readonly milestones: readonly number[];
  readonly gamma: number;
}

const warmupMultiStepLr: Form = form<MultiStepArgs>({
  name: 'WarmupMultiStepLR',
  parameters: [
    passedIn('optimizer'),
    required('milestones', integers),
    optional('gamma', number, 0.1),
    ...warmupParameters,
  ],
  needs: ['baseRate'],
  refuses: (args) => [
    ...when(
      args.milestones.some((milestone, i) => milestone < (args.milestones[i - 1] ?? -Infinity)),
      'milestones',
      'a list of increasing integers',
      args.milestones,
    ),
    ...refusedWarmup(args),
  ],
  read: (args, { baseRate = 1 }) => warmed(milestoneRates(baseRate, args.gamma, args.milestones), args),
  write: (schedule, { baseRate = 1 }) => {
    const { main, warmup } = unwarmed(schedule);
    const found = milestonesOf(main, baseRate);
    return found && { ...found, ...warmup };
  },
  notes: [multiplies],
  families: ['multi-step', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula:
    'base * gamma ^ (number of milestones <= t) * (warmup_factor * (1 - a) + a), a = min(t / warmup_iters, 1)',
});

const warmupCosineLr: Form = form<WarmupArgs & { readonly max_iters: number }>({
  name: 'WarmupCosineLR',
  parameters: [passedIn('optimizer'), required('max_iters', number), ...warmupParameters],
  needs: ['baseRate'],
  refuses: (args) => [
    ...when(args.max_iters <= 0, 'max_iters', 'a number above 0', args.max_iters),
    ...refusedWarmup(args),
  ],
  read: (args, { baseRate = 1 }) =>
    warmed(cosineWave({ from: baseRate, to: 0, steps: args.max_iters }), args),
  write: (schedule) => {
    const { main, warmup } = unwarmed(schedule);
    const wave = cosineWaveOf(main) ?? (main.kind === 'ramp' && main.curve === 'cosine' ? main : undefined);
    return wave && { max_iters: wave.steps, ...warmup };
  },
  notes: [
    multiplies,
    {
      code: 'after-end',
      text: 'Past max_iters the rate climbs again.',
      fixture: 'detectron2/legacy-cosine-past-the-end',
    },
  ],
  families: ['cosine', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula: 'base * warm-up * (1 + cos(pi * t / max_iters)) / 2',
});

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

const warmupPolyLr: Form = form<PolyArgs>({
  name: 'WarmupPolyLR',
  parameters: [
    passedIn('optimizer'),
    required('max_iters', number),
    ...warmupParameters,
    optional('power', number, 0.9),
    optional('constant_ending', number, 0),
  ],
  needs: ['baseRate'],
  refuses: (args) => refusedPoly(args),
  read: (args, { baseRate = 1 }) => polySchedule(args, baseRate),
  write: (schedule) => polyOf(schedule)?.args,
  raisesAfterEnd: true,
  notes: [
    multiplies,
    {
      code: 'raises',
      text: 'Past max_iters a fractional power of a negative number raises.',
      fixture: 'detectron2/legacy-poly-past-the-end',
    },
    {
      code: 'floor',
      text: 'constant_ending is a share of the base, and waits for the end of the warm-up.',
      fixture: 'detectron2/legacy-poly-ending-in-warmup',
    },
  ],
  families: ['polynomial', 'warm-up: linear', 'warm-up: constant', 'groups'],
  formula: 'base * warm-up * (1 - t / max_iters) ^ power, not below base * constant_ending',
});

export function refusedPoly(args: PolyArgs): readonly Issue[] {
  return [
    ...when(args.max_iters <= 0, 'max_iters', 'a number above 0', args.max_iters),
    ...when(args.power < 0, 'power', 'a number from 0, as it is infinite at the end', args.power),
    ...refusedWarmup(args),
  ];
}

export const legacyForms: readonly Form[] = [warmupMultiStepLr, warmupCosineLr, warmupPolyLr];
