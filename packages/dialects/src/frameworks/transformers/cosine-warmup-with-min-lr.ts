import { constant, ramp, type Schedule, scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, orNone } from '../../form/parameter.ts';
import { timeline } from '../../shared/timeline.ts';
import { wave, waveOf } from './cosine-part.ts';
import {
  type FloorArgs,
  floorOf,
  floorParameters,
  numCycles,
  rebound,
  refusedFloor,
} from './cosine-schedules.ts';
import {
  atLeast1,
  lastEpoch,
  optimizer,
  partsOf,
  trainingSteps,
  unwindowed,
  warmupSteps,
} from './warm-up.ts';

interface WarmupRateArgs extends FloorArgs {
  readonly warmup_lr_rate: number | null;
}

/** From the first factor by even steps; where they are whole, the last of them is at 1, which holds until the warm-up ends. */
function warmUp(steps: number, first: number | null): Schedule {
  const from = first ?? 1 / atLeast1(steps);
  if (Number.isInteger(steps) && steps > 1) return ramp({ from, to: 1, steps: steps - 1 });
  if (steps === 1) return constant({ rate: from });
  const each = first === null ? from : (1 - from) / atLeast1(steps - 1);
  return ramp({ from, to: from + each * steps, steps });
}

export const cosineWarmupWithMinLr: Form = form<WarmupRateArgs>({
  name: 'get_cosine_with_min_lr_schedule_with_warmup_lr_rate',
  parameters: [
    optimizer,
    warmupSteps,
    trainingSteps,
    numCycles,
    lastEpoch,
    ...floorParameters,
    optional('warmup_lr_rate', orNone(number), null),
  ],
  needs: ['baseRate'],
  refuses: refusedFloor,
  read: (args, run) => {
    const { num_warmup_steps: until, num_training_steps, num_cycles, warmup_lr_rate } = args;
    const warm = until > 0 ? [{ schedule: warmUp(until, warmup_lr_rate), until }] : [];
    const schedule = wave(num_training_steps - until, num_cycles, floorOf(args, run));
    const spans = [...warm, { schedule, origin: until - 1, until: Infinity }];
    return scaleRates(timeline(spans), run.baseRate ?? 1);
  },
  write: (schedule, { baseRate }) => {
    const parts = partsOf(schedule, baseRate);
    const main = parts && waveOf(parts.at(-1)!);
    if (!main) return undefined;
    const first = parts.length > 1 ? unwindowed(parts[0]!.part) : undefined;
    if (first && first.kind !== 'ramp' && first.kind !== 'constant') return undefined;
    const num_warmup_steps = first ? parts[0]!.end : 1 - main.early;
    const from = first?.kind === 'constant' ? first.rate : (first?.from ?? 1);
    const isPlain = !first || Math.abs(from * atLeast1(num_warmup_steps) - 1) < 1e-12;
    return {
      num_warmup_steps,
      num_training_steps: num_warmup_steps + main.steps,
      num_cycles: main.num_cycles,
      min_lr_rate: main.to,
      warmup_lr_rate: isPlain ? null : from,
    };
  },
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula:
    'lr * (t + 1) / max(1, num_warmup_steps), then lr * (min_lr_rate + (1 - min_lr_rate) * (1 + cos(2 * pi * num_cycles * (t - num_warmup_steps + 1) / max(1, num_training_steps - num_warmup_steps))) / 2)',
  notes: [
    {
      code: 'first-step',
      text: 'The warm-up counts from one, so that no update is lost; with warmup_lr_rate it starts at that share.',
      fixture: 'transformers/warmup-min-lr-start',
    },
    {
      code: 'boundary',
      text: 'The full rate comes with the last update of the warm-up, and the cosine is a step ahead of the other schedules: without warm-up the full rate is never met.',
      fixture: 'transformers/warmup-min-lr-zero',
    },
    {
      code: 'last-step',
      text: 'The floor is met at the last update, step num_training_steps - 1.',
      fixture: 'transformers/warmup-min-lr',
    },
    rebound('transformers/warmup-min-lr'),
  ],
});
