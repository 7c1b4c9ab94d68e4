import { type Form, form } from '../../form/form.ts';
import { from0, number, optional, required, when } from '../../form/parameter.ts';
import { cosine, cosineOf } from './cosine.ts';
import { cosineIn, joinedIn } from './single-precision.ts';
import { type WarmupArgs, warmed, warmedOf, warmupIn, warmupOf, warmupParameters } from './warmup.ts';

interface CosineArgs extends WarmupArgs {
  readonly decay_steps: number;
  readonly end_value: number;
  readonly exponent: number;
}

/** What the cosine has: without a peak its end is 0 as well. */
const cosineArgs = (args: CosineArgs) => ({
  from: args.peak_value,
  to: args.peak_value === 0 ? 0 : args.end_value,
  steps: args.decay_steps - args.warmup_steps,
  exponent: args.exponent,
});

export const warmupCosineDecaySchedule: Form = form<CosineArgs>({
  name: 'warmup_cosine_decay_schedule',
  parameters: [
    ...warmupParameters,
    required('decay_steps', number),
    optional('end_value', number, 0),
    optional('exponent', from0, 1),
  ],
  refuses: ({ decay_steps, warmup_steps }) =>
    when(
      !(decay_steps - warmup_steps > 0),
      'decay_steps',
      `more than warmup_steps (${warmup_steps}), which it includes`,
      decay_steps,
    ),
  read: (args) => warmed(warmupOf(args), cosine(cosineArgs(args))),
  write: (schedule) => {
    const { warmup, late, rest } = warmedOf(schedule);
    // One rate for ever may be what is left of a cosine after its end.
    if (!warmup && rest.kind === 'constant') {
      const { rate } = rest;
      return { init_value: rate, peak_value: rate, warmup_steps: -1, decay_steps: 0, end_value: rate };
    }
    const found = cosineOf(rest);
    if (!found) return undefined;
    const { from, to, steps, exponent } = found;
    const warmup_steps = warmup ? warmup.steps : late === 0 ? 0 : -late;
    const ends = { decay_steps: steps + warmup_steps, end_value: to, exponent };
    return { init_value: warmup?.init ?? 0, peak_value: from, warmup_steps, ...ends };
  },
  inSinglePrecision: (args) => {
    const { from, to, steps, exponent } = cosineArgs(args);
    const alpha = from === 0 ? 0 : to / from;
    const decay = cosineIn({ init: from, steps, alpha, exponent });
    return joinedIn([warmupIn(warmupOf(args)), decay], [args.warmup_steps]);
  },
  families: ['cosine', 'warm-up: linear'],
  formula:
    'init_value + (peak_value - init_value) * t / warmup_steps, then end_value + (peak_value - end_value) * ((1 + cos(pi * min(t - warmup_steps, D) / D)) / 2) ^ exponent with D = decay_steps - warmup_steps',
  notes: [
    {
      code: 'last-step',
      text: 'decay_steps includes the warm-up.',
      fixture: 'optax/warmup_cosine_decay_schedule-plain',
    },
    {
      code: 'floor',
      text: 'end_value is a rate, but with a peak_value of 0 the end is 0.',
      fixture: 'optax/warmup_cosine_decay_schedule-peak-zero',
    },
    {
      code: 'first-step',
      text: 'With warmup_steps of 0 it starts at peak_value.',
      fixture: 'optax/warmup_cosine_decay_schedule-warmup-zero',
    },
  ],
});
