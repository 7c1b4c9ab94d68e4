import { type Form, form } from '../form.ts';
import { from0, number, optional, required, when } from '../parameter.ts';
import { cosine, cosineOf } from './cosine.ts';
import { exponentialFrom, exponentialFromOf } from './exponential.ts';
import { type DecayArgs, decayArgs, decayOf, decayParameters, refusesDecay } from './exponential-decay.ts';
import { polynomial, polynomialOf } from './polynomial.ts';
import { cosineIn, exponentialIn, joinedIn, polynomialIn } from './single-precision.ts';
import { type Warmup, warmed, warmedOf, warmupIn } from './warmup.ts';

interface WarmupArgs {
  readonly init_value: number;
  readonly peak_value: number;
  readonly warmup_steps: number;
}

const parameters = [
  required('init_value', number),
  required('peak_value', number),
  required('warmup_steps', number),
];

const warmupOf = (args: WarmupArgs): Warmup => ({
  init: args.init_value,
  peak: args.peak_value,
  steps: args.warmup_steps,
});

const line = (args: WarmupArgs) => ({
  init: args.init_value,
  end: args.peak_value,
  power: 1,
  steps: args.warmup_steps,
  begin: 0,
});

export const warmupConstantSchedule: Form = form<WarmupArgs>({
  name: 'warmup_constant_schedule',
  parameters,
  read: (args) => polynomial(line(args)),
  write: (schedule) => {
    const found = polynomialOf(schedule);
    if (found?.power !== 1 || found.begin > 0) return undefined;
    return { init_value: found.init, peak_value: found.end, warmup_steps: found.steps };
  },
  inSinglePrecision: (args) => polynomialIn(line(args)),
  families: ['warm-up: linear', 'constant'],
  formula: 'init_value + (peak_value - init_value) * min(t, warmup_steps) / warmup_steps',
  notes: [
    {
      code: 'floor',
      text: 'With warmup_steps of 0 it stays at init_value for ever, which is often 0.',
      fixture: 'optax/warmup_constant_schedule-steps-zero',
    },
  ],
});

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
    ...parameters,
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

export const warmupExponentialDecaySchedule: Form = form<WarmupArgs & DecayArgs>({
  name: 'warmup_exponential_decay_schedule',
  parameters: [...parameters, ...decayParameters],
  refuses: refusesDecay,
  read: (args) => warmed(warmupOf(args), exponentialFrom(decayOf(args.peak_value, args))),
  write: (schedule) => {
    const { warmup, late, rest } = warmedOf(schedule);
    const found = exponentialFromOf(rest);
    if (!found) return undefined;
    const warmup_steps = warmup ? warmup.steps : late === 0 ? 0 : -late;
    return { init_value: warmup?.init ?? 0, peak_value: found.init, warmup_steps, ...decayArgs(found) };
  },
  inSinglePrecision: (args) =>
    joinedIn([warmupIn(warmupOf(args)), exponentialIn(decayOf(args.peak_value, args))], [args.warmup_steps]),
  families: ['exponential', 'step', 'warm-up: linear'],
  formula:
    'init_value + (peak_value - init_value) * t / warmup_steps, then peak_value * decay_rate ^ (max(t - warmup_steps - transition_begin, 0) / transition_steps)',
  notes: [
    {
      code: 'boundary',
      text: 'transition_steps and transition_begin count from the end of the warm-up.',
      fixture: 'optax/warmup_exponential_decay_schedule-staircase',
    },
    {
      code: 'floor',
      text: 'end_value limits the decay, not the warm-up.',
      fixture: 'optax/warmup_exponential_decay_schedule-end-above-peak',
    },
  ],
});
