import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { linearCosineIn } from '../../shared/single-precision.ts';

/** What the cosine has left at the end: 1 for whole periods, 0 for half ones. */
const cosineAtEnd = (periods: number): number => (1 + Math.cos(2 * Math.PI * periods)) / 2;

export const linearCosineDecay: Form = form<{
  learning_rate: number;
  decay_steps: number;
  num_periods: number;
  alpha: number;
  beta: number;
}>({
  name: 'linear_cosine_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    optional('num_periods', number, 0.5),
    optional('alpha', number, 0),
    optional('beta', number, 0.001),
    besides('name'),
  ],
  refuses: ({ alpha, num_periods }) =>
    when(
      Math.abs(1 + alpha * (1 - cosineAtEnd(num_periods))) < 1e-6,
      'alpha',
      'a number with which the first rate differs from the last',
      alpha,
    ),
  read: ({ learning_rate, decay_steps, num_periods, alpha, beta }) =>
    ramp({
      from: learning_rate * (1 + alpha + beta),
      to: learning_rate * (alpha * cosineAtEnd(num_periods) + beta),
      steps: decay_steps,
      curve: { periods: num_periods, alpha },
    }),
  write: (schedule) => {
    if (schedule.kind !== 'ramp' || typeof schedule.curve !== 'object' || !('periods' in schedule.curve))
      return undefined;
    const { periods, alpha } = schedule.curve;
    const learning_rate = (schedule.from - schedule.to) / (1 + alpha * (1 - cosineAtEnd(periods)));
    const beta = learning_rate === 0 ? 0 : schedule.to / learning_rate - alpha * cosineAtEnd(periods);
    return { learning_rate, decay_steps: schedule.steps, num_periods: periods, alpha, beta };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, num_periods, alpha, beta }) =>
    linearCosineIn(learning_rate, { steps: decay_steps, periods: num_periods, alpha, beta }),
  families: ['linear cosine'],
  formula:
    'learning_rate * ((alpha + 1 - q) * (1 + cos(2 * pi * num_periods * q)) / 2 + beta), q = min(t, decay_steps) / decay_steps',
  notes: [
    {
      code: 'first-step',
      text: 'It starts above learning_rate, at learning_rate * (1 + alpha + beta).',
      fixture: 'tensorflow/linear_cosine_decay-beta-above-one',
    },
    {
      code: 'floor',
      text: 'It ends at beta * learning_rate for half periods, but at (alpha + beta) * learning_rate for whole ones.',
      fixture: 'tensorflow/linear_cosine_decay-periods-1',
    },
  ],
});
