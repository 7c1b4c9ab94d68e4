import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, passedIn, required } from '../../form/parameter.ts';

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
  families: ['cosine'],
  formula: 'end + weight * (start - end) * (1 + cos(pi * factor)) / 2, with factor = t / steps',
  notes: [
    {
      code: 'first-step',
      text: 'A weight other than 1 starts elsewhere: at weight * start + (1 - weight) * end, which with 2 and an end of 0 is twice start.',
      fixture: 'mmcv/annealing-double',
    },
  ],
});
