import { powerLaw } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, orNone, when } from '../../form/parameter.ts';
import {
  firstStepNote,
  lastEpoch,
  optimizer,
  unwarmed,
  unwindowed,
  type WarmupArgs,
  warmed,
  warmupSteps,
} from './warm-up.ts';

interface SqrtArgs extends WarmupArgs {
  readonly timescale: number | null;
}

const timescaleOf = ({ num_warmup_steps, timescale }: SqrtArgs): number =>
  timescale ?? (num_warmup_steps || 10_000);

export const inverseSqrtSchedule: Form = form<SqrtArgs>({
  name: 'get_inverse_sqrt_schedule',
  parameters: [optimizer, warmupSteps, optional('timescale', orNone(number), null), lastEpoch],
  needs: ['baseRate'],
  refuses: (args) =>
    when(
      timescaleOf(args) <= 0,
      args.timescale === null ? 'num_warmup_steps' : 'timescale',
      'a number above 0, as a root is taken of what it divides',
      timescaleOf(args),
    ),
  read: (args, { baseRate }) => {
    const schedule = powerLaw({ rate: 1, timescale: timescaleOf(args), power: 0.5 });
    const origin = args.num_warmup_steps;
    return warmed(origin, [{ schedule, origin, until: Infinity }], baseRate);
  },
  write: (schedule, { baseRate }) => {
    const found = unwarmed(schedule, baseRate);
    const main = found && unwindowed(found.rest[0]!.part);
    if (!found || main?.kind !== 'powerLaw') return undefined;
    const { num_warmup_steps } = found;
    const isDefault = main.timescale === timescaleOf({ num_warmup_steps, timescale: null });
    return { num_warmup_steps, timescale: isDefault ? null : main.timescale };
  },
  families: ['inverse square root', 'warm-up: linear', 'groups'],
  formula:
    'lr * t / max(1, num_warmup_steps), then lr / sqrt((t + timescale - num_warmup_steps) / timescale)',
  notes: [
    firstStepNote,
    {
      code: 'name',
      text: 'timescale is num_warmup_steps unless told, and 10000 without warm-up.',
      fixture: 'transformers/inverse-sqrt-warmup-zero',
    },
    {
      code: 'after-end',
      text: 'It has no end: num_training_steps does not count.',
      fixture: 'transformers/any-inverse-sqrt',
    },
  ],
});
