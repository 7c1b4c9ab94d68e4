import { type Form, form } from '../../form/form.ts';
import { above0, from0, number, optional, required } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { cosine, cosineOf } from './cosine.ts';
import { cosineIn } from './single-precision.ts';

export const cosineDecaySchedule: Form = form<{
  init_value: number;
  decay_steps: number;
  alpha: number;
  exponent: number;
}>({
  name: 'cosine_decay_schedule',
  parameters: [
    required('init_value', number),
    required('decay_steps', above0),
    optional('alpha', number, 0),
    optional('exponent', from0, 1),
  ],
  read: ({ init_value: from, decay_steps: steps, alpha, exponent }) =>
    cosine({ from, to: from * alpha, steps, exponent }),
  write: (schedule) => {
    const found = cosineOf(schedule);
    if (!found) return undefined;
    const { from, to, steps, exponent } = found;
    return { init_value: from, decay_steps: steps, alpha: shareOf(to, from), exponent };
  },
  inSinglePrecision: ({ init_value, decay_steps, alpha, exponent }) =>
    cosineIn({ init: init_value, steps: decay_steps, alpha, exponent }),
  families: ['cosine'],
  formula:
    'init_value * ((1 - alpha) * ((1 + cos(pi * min(t, decay_steps) / decay_steps)) / 2) ^ exponent + alpha)',
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of init_value, not a rate.',
      fixture: 'optax/cosine_decay_schedule-alpha',
    },
    {
      code: 'after-end',
      text: 'After decay_steps it stays at alpha * init_value.',
      fixture: 'optax/cosine_decay_schedule-plain',
    },
  ],
});
