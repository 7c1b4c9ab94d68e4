import { constant, powerLaw, ramp, type Schedule, stairs } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  flag,
  from0,
  integer,
  number,
  numberOrNumbers,
  optional,
  orNone,
  required,
  when,
} from '../../form/parameter.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { plateaus, type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { lastBatch, optimizer } from './warm-up.ts';

type Values = number | readonly number[];

interface CycleArgs {
  readonly cycle_min_lr: Values;
  readonly cycle_max_lr: Values;
  readonly decay_lr_rate: number;
  readonly cycle_first_step_size: number;
  readonly cycle_second_step_size: number | null;
  readonly cycle_first_stair_count: number;
  readonly cycle_second_stair_count: number | null;
  readonly decay_step_size: number;
  readonly cycle_momentum: boolean;
  readonly cycle_min_mom: number;
  readonly cycle_max_mom: number;
  readonly decay_mom_rate: number;
}

const mostStairs = 10_000;

const sizes = (args: CycleArgs): { readonly up: number; readonly total: number } => {
  const up = args.cycle_first_step_size;
  return { up, total: up + (args.cycle_second_step_size ?? up) };
};

/** Up from `low` to `high` and down again, by stairs if there are counts of them. */
function cycle(args: CycleArgs, low: number, high: number): Span[] {
  const { up, total } = sizes(args);
  const { cycle_first_stair_count: first } = args;
  const second = args.cycle_second_stair_count ?? first;
  const rising = ramp({ from: low, to: high, steps: up });
  const spans: Span[] = [
    { schedule: first > 0 ? stairs(rising, { every: up / first }) : rising, origin: 0, until: up },
  ];
  const down = total - up;
  if (down === 0) return spans;
  if (second <= 0)
    return [...spans, { schedule: ramp({ from: high, to: low, steps: down }), origin: up, until: total }];
  // Downwards a stair is left after the step at which it is reached exactly.
  const heights = Array.from({ length: second }, (_, i) => second - i);
  const ends = heights.map((height) => Math.floor(total - (height * down) / second) + 1);
  const rates = heights.map((height) => low + ((high - low) * height) / second);
  return [...spans, ...plateaus([...ends, total], [...rates, low])];
}

function momentumOf(args: CycleArgs, totalSteps: number): Schedule {
  const { cycle_min_mom: low, cycle_max_mom: high, decay_mom_rate, decay_step_size } = args;
  const { total } = sizes(args);
  const grows = decay_mom_rate !== 0 && decay_step_size !== 0 && totalSteps > total;
  const steps = totalSteps - total;
  const to = high * (1 + (decay_mom_rate * steps) / decay_step_size);
  const after = grows ? ramp({ from: high, to, steps }) : constant({ rate: high });
  return timeline([
    { schedule: constant({ rate: low }), until: 1 },
    ...cycle(args, high, low),
    { schedule: after, until: Infinity },
  ]);
}

export const oneCycle: Form = form<CycleArgs>({
  name: 'OneCycle',
  parameters: [
    optimizer,
    required('cycle_min_lr', numberOrNumbers),
    required('cycle_max_lr', numberOrNumbers),
    optional('decay_lr_rate', from0, 0),
    optional('cycle_first_step_size', number, 2000),
    optional('cycle_second_step_size', orNone(number), null),
    optional('cycle_first_stair_count', integer, 0),
    optional('cycle_second_stair_count', orNone(integer), null),
    optional('decay_step_size', from0, 0),
    optional('cycle_momentum', flag, true),
    optional('cycle_min_mom', number, 0.8),
    optional('cycle_max_mom', number, 0.9),
    optional('decay_mom_rate', number, 0),
    lastBatch,
  ],
  refuses: (args, { group }) => [
    ...when(
      args.cycle_first_step_size <= 0,
      'cycle_first_step_size',
      'a number above 0',
      args.cycle_first_step_size,
    ),
    ...when(
      (args.cycle_second_step_size ?? 0) < 0,
      'cycle_second_step_size',
      'a number from 0',
      args.cycle_second_step_size,
    ),
    ...when(
      Math.max(args.cycle_first_stair_count, args.cycle_second_stair_count ?? 0) > mostStairs,
      'cycle_first_stair_count',
      `at most ${mostStairs} stairs`,
      args.cycle_first_stair_count,
    ),
    ...refusedGroup(args, ['cycle_min_lr', 'cycle_max_lr'], group),
  ],
  groups: ({ cycle_min_lr, cycle_max_lr }) =>
    [cycle_min_lr, cycle_max_lr].find((value): value is readonly number[] => Array.isArray(value))?.length,
  read: (args, { group }: GroupRun) => {
    const low = perGroup(args.cycle_min_lr, group);
    const { decay_lr_rate: rate, decay_step_size } = args;
    const decays = rate !== 0 && decay_step_size !== 0;
    const after = decays
      ? powerLaw({ rate: low, timescale: decay_step_size / rate, power: 1 })
      : constant({ rate: low });
    const spans = cycle(args, low, perGroup(args.cycle_max_lr, group));
    return timeline([...spans, { schedule: after, origin: sizes(args).total, until: Infinity }]);
  },
  momentum: (args, { totalSteps = 1 }) => (args.cycle_momentum ? momentumOf(args, totalSteps) : undefined),
  write: (schedule) => {
    const parts = spansOf(schedule);
    const first = parts[0]!.part;
    const rising = first.kind === 'stairs' ? first.part : first;
    const last = parts.at(-1)!;
    if (rising.kind !== 'ramp') return undefined;
    const after = last.part.kind === 'powerLaw' ? last.part : undefined;
    const down = parts.slice(1, -1);
    const isPlain = down.length === 0 || down[0]!.part.kind === 'ramp';
    return {
      cycle_min_lr: rising.from,
      cycle_max_lr: rising.to,
      cycle_first_step_size: rising.steps,
      cycle_second_step_size: last.start - rising.steps,
      cycle_first_stair_count: first.kind === 'stairs' ? Math.round(rising.steps / first.every) : 0,
      cycle_second_stair_count: isPlain
        ? 0
        : stairCount(
            down.map(({ part }) => part),
            rising,
          ),
      decay_lr_rate: after ? 1 : 0,
      decay_step_size: after?.timescale ?? 0,
      cycle_momentum: false,
    };
  },
  families: ['cyclic', 'one cycle', 'momentum', 'groups'],
  formula:
    'cycle_min_lr + (cycle_max_lr - cycle_min_lr) * x, x up to 1 over cycle_first_step_size and back over cycle_second_step_size; then cycle_min_lr / (1 + decay_lr_rate * (t - both) / decay_step_size)',
  notes: [
    {
      code: 'name',
      text: 'Nothing decays without decay_step_size, whatever decay_lr_rate is.',
      fixture: 'deepspeed/cycle-decay-without-size',
    },
    {
      code: 'first-step',
      text: 'beta1 is cycle_min_mom at the first update, though it goes the other way round and is near cycle_max_mom from the second on; beta2 becomes 0.99. An optimizer without betas is left alone.',
      fixture: 'deepspeed/cycle-momentum',
    },
    {
      code: 'after-end',
      text: 'With decay_mom_rate beta1 grows without end, beyond 1.',
      fixture: 'deepspeed/cycle-momentum',
    },
  ],
});

/** Heights between the ends are whole shares: how many there are. */
function stairCount(down: readonly Schedule[], { from, to }: { from: number; to: number }): number {
  const heights = down.flatMap((part) => (part.kind === 'constant' ? [part.rate] : []));
  const gaps = heights
    .slice(1)
    .map((rate, i) => Math.abs(rate - heights[i]!))
    .filter((gap) => gap > 0);
  return gaps.length > 0 ? Math.round(Math.abs(to - from) / Math.min(...gaps)) : 1;
}
