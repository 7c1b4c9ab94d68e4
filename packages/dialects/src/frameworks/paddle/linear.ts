import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, required, when } from '../../form/parameter.ts';
import { lastParameters, learningRate, wholeFrom1 } from './parameters.ts';

export const linearLr: Form = form<{
  learning_rate: number;
  total_steps: number;
  start_factor: number;
  end_factor: number;
}>({
  name: 'LinearLR',
  parameters: [
    learningRate,
    required('total_steps', integer),
    optional('start_factor', number, 1 / 3),
    optional('end_factor', number, 1),
    ...lastParameters,
  ],
  refuses: ({ total_steps, start_factor, end_factor }) => [
    ...when(
      !(start_factor > 0 && start_factor <= 1),
      'start_factor',
      'a number above 0 and at most 1',
      start_factor,
    ),
    ...when(!(end_factor >= 0 && end_factor <= 1), 'end_factor', 'a number between 0 and 1', end_factor),
    ...wholeFrom1('total_steps', total_steps),
  ],
  read: ({ learning_rate, total_steps, start_factor, end_factor }) =>
    ramp({ from: learning_rate * start_factor, to: learning_rate * end_factor, steps: total_steps }),
  write: (schedule) => {
    if (schedule.kind !== 'ramp' || schedule.curve !== 'linear') return undefined;
    const { from, to, steps } = schedule;
    const peak = Math.max(from, to);
    if (peak === 0) return { learning_rate: 0, total_steps: steps };
    return { learning_rate: peak, total_steps: steps, start_factor: from / peak, end_factor: to / peak };
  },
  families: ['linear', 'warm-up: linear'],
  formula: 'learning_rate * (start_factor + (end_factor - start_factor) * min(t, total_steps) / total_steps)',
});
