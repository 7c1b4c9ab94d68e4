import { ramp } from '@lrlab/core';
import { type Form, form } from '../form.ts';
import { number, optional, passedIn, required } from '../parameter.ts';

export const annealingCos: Form = form<{ start: number; end: number; weight: number }>({
  name: 'annealing_cos',
  parameters: [
    required('start', number),
    required('end', number),
    passedIn('factor'),
    optional('weight', number, 1),
  ],
  needs: ['totalSteps'],
  read: ({ start, end, weight }, { totalSteps = 1 }) =>
    ramp({ from: end + weight * (start - end), to: end, steps: totalSteps, curve: 'cosine' }),
  write: (schedule) =>
    schedule.kind === 'ramp' && schedule.curve === 'cosine'
      ? { start: schedule.from, end: schedule.to, weight: 1 }
      : undefined,
  notes: [
    {
      code: 'first-step',
      text: 'A weight below 1 starts between the two rates: at weight * start + (1 - weight) * end.',
    },
  ],
});
