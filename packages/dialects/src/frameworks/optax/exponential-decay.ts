import type { Issue } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { flag, number, optional, orNone, type Parameter, required, when } from '../../form/parameter.ts';
import { type Exponential, exponentialFrom, exponentialFromOf } from './exponential.ts';
import { exponentialIn } from './single-precision.ts';

/** The arguments of a decay that a warm-up may stand before. */
export interface DecayArgs {
  readonly transition_steps: number;
  readonly decay_rate: number;
  readonly transition_begin: number;
  readonly staircase: boolean;
  readonly end_value: number | null;
}

export const decayOf = (init: number, args: DecayArgs): Exponential => ({
  init,
  rate: args.decay_rate,
  steps: args.transition_steps,
  begin: args.transition_begin,
  staircase: args.staircase,
  end: args.end_value,
});

export const decayArgs = ({ rate, steps, begin, staircase, end }: Exponential): DecayArgs => ({
  transition_steps: steps,
  decay_rate: rate,
  transition_begin: begin,
  staircase,
  end_value: end,
});

export const refusesDecay = ({ decay_rate, staircase, transition_steps }: DecayArgs): readonly Issue[] =>
  when(
    decay_rate < 0 && !staircase && transition_steps > 0,
    'decay_rate',
    'a number from 0, as a power of it is NaN between stairs',
    decay_rate,
  );

export const decayParameters: readonly Parameter[] = [
  required('transition_steps', number),
  required('decay_rate', number),
  optional('transition_begin', number, 0),
  optional('staircase', flag, false),
  optional('end_value', orNone(number), null),
];

export const exponentialDecay: Form = form<DecayArgs & { readonly init_value: number }>({
  name: 'exponential_decay',
  parameters: [required('init_value', number), ...decayParameters],
  refuses: refusesDecay,
  read: (args) => exponentialFrom(decayOf(args.init_value, args)),
  write: (schedule) => {
    const found = exponentialFromOf(schedule);
    return found && { init_value: found.init, ...decayArgs(found) };
  },
  inSinglePrecision: (args) => exponentialIn(decayOf(args.init_value, args)),
  families: ['exponential', 'step'],
  formula:
    'init_value * decay_rate ^ (max(t - transition_begin, 0) / transition_steps), the exponent floored if staircase, not beyond end_value',
  notes: [
    {
      code: 'floor',
      text: 'Without steps, or with a decay_rate of 0, it stays at init_value for ever, and end_value has no say.',
      fixture: 'optax/exponential_decay-rate-zero',
    },
    {
      code: 'floor',
      text: 'end_value is a lower limit for a decay_rate below 1, else an upper one, and limits init_value, too.',
      fixture: 'optax/exponential_decay-end-above-init',
    },
    {
      code: 'rounding',
      text: 'Compiled, the exponent is a product with the rounded inverse of transition_steps: of 41 steps, some stairs come a step late. Called by itself it divides, and they do not.',
      fixture: 'optax/exponential_decay-steps-41',
    },
    {
      code: 'rounding',
      text: 'Above step 2^24 single precision cannot tell one step from the next, and stairs are missed by a step or more.',
      fixture: 'optax/exponential_decay-steps-above-2-24',
    },
  ],
});
