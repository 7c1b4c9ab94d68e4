import { constant, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { numberOrNumbers, optional, orNone } from '../../form/parameter.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { timeline } from '../../shared/timeline.ts';
import {
  lastBatch,
  lateNote,
  lengthOf,
  logNote,
  minLr,
  oneStepNote,
  optimizer,
  refusedWarmup,
  totalSteps,
  type WarmupArgs,
  warmUp,
  warmUpOf,
  warmupSteps,
  warmupType,
} from './warm-up.ts';

type Rate = number | readonly number[];

interface RateArgs extends WarmupArgs {
  readonly warmup_min_lr: Rate;
  readonly warmup_max_lr: Rate | null;
}

const lists = ['warmup_min_lr', 'warmup_max_lr'];

const groupsOf = (args: RateArgs): number | undefined =>
  [args.warmup_min_lr, args.warmup_max_lr].find((value): value is readonly number[] => Array.isArray(value))
    ?.length;

const ends = (
  args: RateArgs,
  { baseRate = 1, group = 0 },
): { readonly from: number; readonly to: number } => ({
  from: perGroup(args.warmup_min_lr, group),
  to: perGroup(args.warmup_max_lr ?? baseRate, group),
});

export const warmupLr: Form = form<RateArgs>({
  name: 'WarmupLR',
  parameters: [
    optimizer,
    minLr,
    optional('warmup_max_lr', orNone(numberOrNumbers), null),
    warmupSteps,
    warmupType,
    lastBatch,
  ],
  refuses: (args, { group }) => [...refusedWarmup(args), ...refusedGroup(args, lists, group)],
  groups: groupsOf,
  read: (args, run) => {
    const { from, to } = ends(args, run);
    return timeline([
      ...warmUp(from, { from, to }, args),
      { schedule: constant({ rate: to }), until: Infinity },
    ]);
  },
  write: (schedule) => {
    const found = warmUpOf(schedule);
    return found && { ...found.args, warmup_min_lr: found.first, warmup_max_lr: found.rising.to };
  },
  families: ['constant', 'warm-up: linear', 'warm-up: logarithmic', 'groups'],
  formula:
    'warmup_min_lr + (warmup_max_lr - warmup_min_lr) * ln(t) / ln(warmup_num_steps), or (t - 1) / warmup_num_steps, from t = 1 on',
  notes: [lateNote, logNote, oneStepNote],
});

export const warmupDecayLr: Form = form<RateArgs & { readonly total_num_steps: number }>({
  name: 'WarmupDecayLR',
  parameters: [
    optimizer,
    totalSteps,
    minLr,
    optional('warmup_max_lr', numberOrNumbers, 0.001),
    warmupSteps,
    warmupType,
    lastBatch,
  ],
  refuses: (args, { group }) => [...refusedWarmup(args), ...refusedGroup(args, lists, group)],
  groups: groupsOf,
  read: (args, run) => {
    const { from, to } = ends(args, run);
    const origin = lengthOf(args) + 1;
    const steps = args.total_num_steps - lengthOf(args);
    const peak = from + (to - from) * Math.min(1, steps);
    const down =
      steps > 0
        ? [{ schedule: ramp({ from: peak, to: from, steps }), origin, until: args.total_num_steps + 1 }]
        : [];
    const rest = { schedule: constant({ rate: from }), until: Infinity };
    return timeline([...warmUp(from, { from, to }, args), ...down, rest]);
  },
  write: (schedule) => {
    const found = warmUpOf(schedule);
    if (!found) return undefined;
    const { args, first, rising, rest } = found;
    const steps = rest?.kind === 'ramp' ? rest.steps : 0;
    const total_num_steps = Math.max(2, args.warmup_num_steps) + steps;
    return { ...args, warmup_min_lr: first, warmup_max_lr: rising.to, total_num_steps };
  },
  families: ['linear', 'warm-up: linear', 'warm-up: logarithmic', 'groups'],
  formula:
    'that of WarmupLR, then warmup_min_lr + (warmup_max_lr - warmup_min_lr) * max(0, (total_num_steps - t + 1) / max(1, total_num_steps - warmup_num_steps))',
  notes: [
    lateNote,
    logNote,
    oneStepNote,
    {
      code: 'last-step',
      text: 'The lowest rate is met at update total_num_steps + 1, two after the last of the run.',
      fixture: 'deepspeed/decay-linear',
    },
    {
      code: 'name',
      text: "warmup_max_lr is 0.001 unless told, where WarmupLR takes the optimizer's rate.",
      fixture: 'deepspeed/decay-default-rate',
    },
  ],
});
