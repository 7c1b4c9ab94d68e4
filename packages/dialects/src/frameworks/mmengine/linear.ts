import { constant, ramp } from '@lrlab/core';
import { number, optional, when } from '../../form/parameter.ts';
import type { Scheduler } from './scheduler.ts';

export const linearScheduler: Scheduler<{ start_factor: number; end_factor: number }> = {
  name: 'Linear',
  parameters: [optional('start_factor', number, 1 / 3), optional('end_factor', number, 1)],
  refuses: ({ start_factor, end_factor }, { ticks }) => [
    ...when(start_factor < 0 || start_factor > 1, 'start_factor', 'a number between 0 and 1', start_factor),
    ...when(end_factor < 0 || end_factor > 1, 'end_factor', 'a number between 0 and 1', end_factor),
    ...when(
      start_factor === 0 && ticks > 1,
      'start_factor',
      'a number above 0, as the first step divides by it',
      start_factor,
    ),
  ],
  curve: ({ start_factor, end_factor }, { value, ticks }) =>
    ticks === 1
      ? constant({ rate: value * start_factor })
      : ramp({ from: value * start_factor, to: value * end_factor, steps: ticks - 1 }),
  multiplies: () => true,
  propose: ({ parts, begin, after }, base) => {
    const [first] = parts;
    if (first?.kind === 'constant' && after === undefined)
      return { start_factor: first.rate / base, begin, end: begin + 1 };
    return parts.length === 1 && first?.kind === 'ramp' && first.curve === 'linear'
      ? { start_factor: first.from / base, end_factor: first.to / base, end: begin + first.steps + 1 }
      : undefined;
  },
  families: ['linear', 'warm-up: linear'],
  formula: 'lr * (start_factor + (end_factor - start_factor) * (t - begin) / (end - 1 - begin))',
  notes: [
    {
      code: 'last-step',
      text: 'end_factor is met on the last tick of the interval, end - 1: a warm-up of W steps ends at W + 1.',
      fixture: 'mmengine/linear',
    },
    {
      code: 'first-step',
      text: 'A length of 1 stays at start_factor for good.',
      fixture: 'mmengine/linear-one',
    },
    {
      code: 'raises',
      text: 'A start_factor of 0 passes the check, and the first step divides by zero.',
      fixture: 'mmengine/linear-start-zero',
    },
    {
      code: 'rounding',
      text: 'Converted to iterations, a fractional end is cut: 1.5 epochs of five are seven.',
      fixture: 'mmengine/linear-converted-fractional',
    },
  ],
};
