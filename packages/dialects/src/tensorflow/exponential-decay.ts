import { constant, exponential, product, repeat, type Schedule, sequence, stairs } from '@lrlab/core';
import { type Form, form } from '../form.ts';
import { above0, flag, number, optional, passedIn, required, when } from '../parameter.ts';

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

const parameters = [
  required('learning_rate', number),
  passedIn('global_step'),
  required('decay_steps', above0),
  required('decay_rate', number),
  optional('staircase', flag, false),
  passedIn('name'),
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
  notes: [
    {
      code: 'rounding',
      text: 'In single precision it is a power of exp(-decay_rate), up to 13 units in the last place off the formula.',
    },
  ],
});
