import { clamp, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional } from '../../form/parameter.ts';
import { timeline } from '../../shared/timeline.ts';
import {
  lastBatch,
  lengthOf,
  logNote,
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

interface CosineArgs extends WarmupArgs {
  readonly total_num_steps: number;
  readonly warmup_min_ratio: number;
  readonly cos_min_ratio: number;
}

export const warmupCosineLr: Form = form<CosineArgs>({
  name: 'WarmupCosineLR',
  parameters: [
    optimizer,
    totalSteps,
    optional('warmup_min_ratio', number, 0),
    warmupSteps,
    optional('cos_min_ratio', number, 0.0001),
    warmupType,
    lastBatch,
  ],
  needs: ['baseRate'],
  refuses: refusedWarmup,
  read: (args, { baseRate: base = 1 }) => {
    const { total_num_steps, warmup_min_ratio, cos_min_ratio } = args;
    const origin = lengthOf(args);
    const steps = Math.max(1, total_num_steps - origin);
    const down = ramp({ from: base, to: base * cos_min_ratio, steps, curve: 'cosine' });
    const schedule = cos_min_ratio < 0 ? clamp(down, { min: 0 }) : down;
    const ends = { from: base * warmup_min_ratio, to: base };
    return timeline([...warmUp(0, ends, args), { schedule, origin, until: Infinity }]);
  },
  write: (schedule, { baseRate: base = 1 }) => {
    const found = warmUpOf(schedule);
    const main = found?.rest?.kind === 'window' ? found.rest.part : undefined;
    const down = main?.kind === 'clamp' ? main.part : main;
    // Half a cosine of one step is over before it is seen.
    const held = found?.rest?.kind === 'constant' ? found.rest.rate : undefined;
    if (!found || (down?.kind !== 'ramp' && held === undefined)) return undefined;
    const [to, steps] = down?.kind === 'ramp' ? [down.to, down.steps] : [held!, 1];
    return {
      ...found.args,
      total_num_steps: Math.max(2, found.args.warmup_num_steps) + steps,
      warmup_min_ratio: found.rising.from / base,
      cos_min_ratio: to / base,
    };
  },
  families: ['cosine', 'warm-up: linear', 'warm-up: logarithmic', 'groups'],
  formula:
    'lr * (warmup_min_ratio + (1 - warmup_min_ratio) * ln(t) / ln(warmup_num_steps)), then lr * (cos_min_ratio + (1 - cos_min_ratio) * (1 + cos(pi * min(1, (t - warmup_num_steps) / (total_num_steps - warmup_num_steps)))) / 2)',
  notes: [
    {
      code: 'first-step',
      text: 'The first update is at 0 whatever warmup_min_ratio says; the curve is one update late.',
      fixture: 'deepspeed/cosine-ratios',
    },
    {
      code: 'boundary',
      text: 'The cosine begins a step ahead: after a warm-up along a line the full rate is never met.',
      fixture: 'deepspeed/cosine-linear',
    },
    logNote,
    oneStepNote,
  ],
});
