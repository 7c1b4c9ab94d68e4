import { ramp } from '@lrlab/core';
import { type Form, form } from '../form.ts';
import { above0, number, optional, passedIn, required } from '../parameter.ts';
import { shareOf } from '../share-of.ts';

export const cosineDecay: Form = form<{ learning_rate: number; decay_steps: number; alpha: number }>({
  name: 'cosine_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    optional('alpha', number, 0),
    passedIn('name'),
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
  notes: [{ code: 'floor', text: 'alpha is a share of learning_rate, not a rate.' }],
});
