import { type Form, form } from '../../form/form.ts';
import { from0, integer, number, numbers, optional, required, when } from '../../form/parameter.ts';
import { milestoneRates, milestonesOf } from '../../shared/milestones.ts';
import { plateausOf } from '../../shared/timeline.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { below1, lastParameters, learningRate, wholeFrom1 } from './parameters.ts';

export const stepDecay: Form = form<{ learning_rate: number; step_size: number; gamma: number }>({
  name: 'StepDecay',
  parameters: [
    learningRate,
    required('step_size', integer),
    optional('gamma', from0, 0.1),
    ...lastParameters,
  ],
  refuses: ({ step_size, gamma }) => [...below1(gamma), ...wholeFrom1('step_size', step_size)],
  read: ({ learning_rate, step_size, gamma }) => exponentialStairs(learning_rate, gamma, step_size, true),
  write: (schedule) => {
    const found = exponentialStairsOf(schedule);
    return found?.staircase
      ? { learning_rate: found.rate, step_size: found.every, gamma: found.factor }
      : undefined;
  },
  families: ['step'],
  formula: 'learning_rate * gamma ^ floor(t / step_size)',
});

export const multiStepDecay: Form = form<{
  learning_rate: number;
  milestones: readonly number[];
  gamma: number;
}>({
  name: 'MultiStepDecay',
  parameters: [
    learningRate,
    required('milestones', numbers),
    optional('gamma', number, 0.1),
    ...lastParameters,
  ],
  refuses: ({ milestones, gamma }) => [
    ...when(
      milestones.some((one, i) => i > 0 && !(milestones[i - 1]! < one)),
      'milestones',
      'numbers that rise',
      milestones,
    ),
    ...below1(gamma),
  ],
  read: ({ learning_rate, milestones, gamma }) => milestoneRates(learning_rate, gamma, milestones),
  write: (schedule) => {
    const first = plateausOf(schedule)?.rates[0];
    if (first === undefined) return undefined;
    const found = milestonesOf(schedule, first);
    const one = { milestones: [], gamma: 0.1 };
    return found && { learning_rate: first, ...(found.milestones.length > 0 ? found : one) };
  },
  families: ['multi-step', 'constant'],
  formula: 'learning_rate * gamma ^ (milestones up to t)',
  notes: [
    {
      code: 'boundary',
      text: 'At a milestone the new rate already holds.',
      fixture: 'paddle/multi-step',
    },
    {
      code: 'raises',
      text: 'Milestones have to rise: PyTorch takes a milestone twice, Paddle does not.',
      fixture: 'paddle/multi-step-refused-equal',
    },
  ],
});
