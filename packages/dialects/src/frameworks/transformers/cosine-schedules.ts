import type { Issue } from '@lrlab/core';
import { type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import { number, optional, orNone, type Parameter, when } from '../../form/parameter.ts';
import { wave, waveOf } from './cosine-part.ts';
import {
  firstStepNote,
  lastEpoch,
  optimizer,
  type TrainingArgs,
  trainingSteps,
  unwarmed,
  warmed,
  warmupSteps,
} from './warm-up.ts';

export interface FloorArgs extends TrainingArgs {
  readonly num_cycles: number;
  readonly min_lr: number | null;
  readonly min_lr_rate: number | null;
}

export const numCycles: Parameter = optional('num_cycles', number, 0.5);
export const floorParameters: readonly Parameter[] = [
  optional('min_lr', orNone(number), null),
  optional('min_lr_rate', orNone(number), null),
];

export const refusedFloor = ({ min_lr, min_lr_rate }: FloorArgs): readonly Issue[] =>
  when(
    (min_lr === null) === (min_lr_rate === null),
    'min_lr_rate',
    'exactly one of min_lr and min_lr_rate',
    min_lr_rate,
  );

export const floorOf = ({ min_lr, min_lr_rate }: FloorArgs, { baseRate = 1 }: GroupRun): number =>
  min_lr === null ? (min_lr_rate ?? 0) : min_lr / baseRate;

export const rebound = (fixture: string): Note => ({
  code: 'after-end',
  text: 'After num_training_steps the cosine rises again.',
  fixture,
});

export const cosineSchedule: Form = form<TrainingArgs & { readonly num_cycles: number }>({
  name: 'get_cosine_schedule_with_warmup',
  parameters: [optimizer, warmupSteps, trainingSteps, numCycles, lastEpoch],
  needs: ['baseRate'],
  read: ({ num_warmup_steps: warm, num_training_steps, num_cycles }, { baseRate }) => {
    const schedule = wave(num_training_steps - warm, num_cycles, 0);
    return warmed(warm, [{ schedule, origin: warm, until: Infinity }], baseRate);
  },
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    const main = found && waveOf(found.rest[0]!);
    if (!main) return undefined;
    const { num_warmup_steps } = found;
    return {
      num_warmup_steps,
      num_training_steps: num_warmup_steps + main.steps,
      num_cycles: main.num_cycles,
    };
  },
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then lr * (1 + cos(2 * pi * num_cycles * (t - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps))) / 2',
  notes: [
    firstStepNote,
    rebound('transformers/cosine-past-the-end'),
    {
      code: 'name',
      text: 'num_cycles counts whole waves: the default of a half is one way down, and 1 comes back up to the full rate.',
      fixture: 'transformers/any-cosine',
    },
  ],
});

export const cosineWithMinLr: Form = form<FloorArgs>({
  name: 'get_cosine_with_min_lr_schedule_with_warmup',
  parameters: [optimizer, warmupSteps, trainingSteps, numCycles, lastEpoch, ...floorParameters],
  needs: ['baseRate'],
  refuses: refusedFloor,
  read: (args, run) => {
    const { num_warmup_steps: warm, num_training_steps, num_cycles } = args;
    const schedule = wave(num_training_steps - warm, num_cycles, floorOf(args, run));
    return warmed(warm, [{ schedule, origin: warm, until: Infinity }], run.baseRate);
  },
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    const main = found && waveOf(found.rest[0]!);
    if (!main) return undefined;
    const { num_warmup_steps } = found;
    const { steps, num_cycles, to } = main;
    return { num_warmup_steps, num_training_steps: num_warmup_steps + steps, num_cycles, min_lr_rate: to };
  },
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then lr * (min_lr_rate + (1 - min_lr_rate) * (1 + cos(2 * pi * num_cycles * (t - num_warmup_steps) / max(1, num_training_steps - num_warmup_steps))) / 2)',
  notes: [
    firstStepNote,
    rebound('transformers/min-lr-rate'),
    {
      code: 'floor',
      text: "min_lr is a rate, min_lr_rate a share of the rate; exactly one is given. min_lr is divided by the optimizer's default rate, so groups with rates of their own end at other floors.",
      fixture: 'transformers/min-lr',
    },
  ],
});
