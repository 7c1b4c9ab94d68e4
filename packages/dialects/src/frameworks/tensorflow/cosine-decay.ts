import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, number, optional, passedIn, required } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { cosineIn } from '../../shared/single-precision.ts';

export const cosineDecay: Form = form<{ learning_rate: number; decay_steps: number; alpha: number }>({
  name: 'cosine_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    optional('alpha', number, 0),
    besides('name'),
  ],
  read: ({ learning_rate, decay_steps, alpha }) =>
    ramp({ from: learning_rate, to: learning_rate * alpha, steps: decay_steps, curve: 'cosine' }),
  write: (schedule) => {
    if (schedule.kind !== 'ramp' || schedule.curve !== 'cosine') return undefined;
    return {
      learning_rate: schedule.from,
      decay_steps: schedule.steps,
      alpha: shareOf(schedule.to, schedule.from),
    };
  },
  inSinglePrecision: ({ learning_rate, decay_steps, alpha }) =>
    cosineIn(learning_rate, { steps: decay_steps, alpha }),
  families: ['cosine'],
  formula: 'learning_rate * ((1 - alpha) * (1 + cos(pi * min(t, decay_steps) / decay_steps)) / 2 + alpha)',
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of learning_rate, not a rate.',
      fixture: 'tensorflow/cosine_decay-alpha',
    },
    {
      code: 'after-end',
      text: 'After decay_steps it stays at alpha * learning_rate.',
      fixture: 'tensorflow/cosine_decay-plain',
    },
  ],
});
