import { constant, exponential, product, repeat, type Schedule, sequence, stairs } from '@lrlab/core';
import { type Form, form, type Note } from '../../form/form.ts';
import { above0, besides, flag, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { exponentialIn } from '../../shared/single-precision.ts';

interface ExponentialArgs {
  readonly learning_rate: number;
  readonly decay_steps: number;
  readonly decay_rate: number;
  readonly staircase: boolean;
}

/** `rate * factor ^ (step / every)`, whose exponent a staircase floors. */
export function exponentialStairs(rate: number, factor: number, every: number, staircase: boolean): Schedule {
  if (!staircase) return exponential({ rate, factor, every });
  const falling = stairs(exponential({ rate, factor: Math.abs(factor), every }), { every });
  if (factor >= 0) return falling;
  // A negative factor turns the sign from stair to stair.
  const signs = repeat(sequence([constant({ rate: 1, steps: every }), constant({ rate: -1, steps: every })]));
  return product([signs, falling]);
}

/** The numbers of a schedule that {@link exponentialStairs} made. */
export function exponentialStairsOf(
  schedule: Schedule,
): { rate: number; factor: number; every: number; staircase: boolean } | undefined {
  if (schedule.kind === 'product') {
    const found = schedule.factors[1] && exponentialStairsOf(schedule.factors[1]);
    return found && { ...found, factor: -found.factor };
  }
  const part = schedule.kind === 'stairs' ? schedule.part : schedule;
  if (part.kind !== 'exponential' || part.steps !== null) return undefined;
  return { rate: part.rate, factor: part.factor, every: part.every, staircase: part !== schedule };
}

/** Where single precision moves stairs, of every function that has them. */
export const stairsNotes = (name: string): readonly Note[] => [
  {
    code: 'boundary',
    text: 'A stair falls at each whole multiple of decay_steps, that step included.',
    fixture: `tensorflow/${name}-staircase`,
  },
  {
    code: 'rounding',
    text: 'In single precision t / decay_steps is t * (1 / decay_steps), rounded: of 41 steps, some stairs come a step late.',
    fixture: `tensorflow/${name}-decay-steps-41`,
  },
  {
    code: 'rounding',
    text: 'Above step 2^24 single precision cannot tell one step from the next, and stairs are missed by a step or more.',
    fixture: `tensorflow/${name}-steps-above-2-24`,
  },
  { code: 'after-end', text: 'It has no end, and decays on.', fixture: `tensorflow/${name}-staircase` },
];

const parameters = [
  required('learning_rate', number),
  passedIn('global_step'),
  required('decay_steps', above0),
  required('decay_rate', number),
  optional('staircase', flag, false),
  besides('name'),
];

export const exponentialDecay: Form = form<ExponentialArgs>({
  name: 'exponential_decay',
  parameters,
  refuses: ({ decay_rate, staircase }) =>
    when(
      decay_rate < 0 && !staircase,
      'decay_rate',
      'a number from 0, as a power of it is NaN between stairs',
      decay_rate,
    ),
  read: ({ learning_rate, decay_steps, decay_rate, staircase }) =>
    exponentialStairs(learning_rate, decay_rate, decay_steps, staircase),
  write: (schedule) => {
    const found = exponentialStairsOf(schedule);
    if (!found) return undefined;
    const { rate, factor, every, staircase } = found;
    return { learning_rate: rate, decay_steps: every, decay_rate: factor, staircase };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, decay_rate, staircase }) =>
    exponentialIn(learning_rate, { factor: decay_rate, every: decay_steps, staircase }),
  families: ['exponential', 'step'],
  formula: 'learning_rate * decay_rate ^ (t / decay_steps), the exponent floored if staircase',
  notes: [...stairsNotes('exponential_decay')],
});

export const naturalExpDecay: Form = form<ExponentialArgs>({
  name: 'natural_exp_decay',
  parameters,
  read: ({ learning_rate, decay_steps, decay_rate, staircase }) =>
    exponentialStairs(learning_rate, Math.exp(-decay_rate), decay_steps, staircase),
  write: (schedule) => {
    const found = exponentialStairsOf(schedule);
    if (!found || found.factor <= 0) return undefined;
    const { rate, factor, every, staircase } = found;
    return { learning_rate: rate, decay_steps: every, decay_rate: -Math.log(factor), staircase };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, decay_rate, staircase }) =>
    exponentialIn(learning_rate, {
      factor: Math.exp(-Math.fround(decay_rate)),
      every: decay_steps,
      staircase,
    }),
  families: ['natural exponential', 'exponential', 'step'],
  formula: 'learning_rate * exp(-decay_rate * t / decay_steps), the quotient floored if staircase',
  notes: [
    {
      code: 'rounding',
      text: 'In single precision it is a power of exp(-decay_rate), up to 13 units in the last place off the formula.',
      fixture: 'tensorflow/natural_exp_decay-continuous',
    },
    ...stairsNotes('natural_exp_decay'),
  ],
});
