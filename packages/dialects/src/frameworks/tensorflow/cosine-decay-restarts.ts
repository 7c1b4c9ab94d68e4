import { ramp, repeat } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { restartsIn } from '../../shared/single-precision.ts';

export const cosineDecayRestarts: Form = form<{
  learning_rate: number;
  first_decay_steps: number;
  t_mul: number;
  m_mul: number;
  alpha: number;
}>({
  name: 'cosine_decay_restarts',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('first_decay_steps', above0),
    optional('t_mul', number, 2),
    optional('m_mul', number, 1),
    optional('alpha', number, 0),
    besides('name'),
  ],
  refuses: ({ t_mul }) => when(t_mul < 1, 't_mul', 'a number from 1, as shrinking periods end in NaN', t_mul),
  read: ({ learning_rate, first_decay_steps, t_mul, m_mul, alpha }) => {
    const floor = learning_rate * alpha;
    const cycle = ramp({ from: learning_rate, to: floor, steps: first_decay_steps, curve: 'cosine' });
    return repeat(cycle, { stepsFactor: t_mul, rateFactor: m_mul, floor });
  },
  write: (schedule) => {
    if (schedule.kind !== 'repeat' || schedule.times !== null) return undefined;
    const { part, stepsFactor, rateFactor } = schedule;
    if (part.kind !== 'ramp' || part.curve !== 'cosine') return undefined;
    return {
      learning_rate: part.from,
      first_decay_steps: part.steps,
      t_mul: stepsFactor,
      m_mul: rateFactor,
      alpha: shareOf(part.to, part.from),
    };
  },
  inSinglePrecision: ({ learning_rate, first_decay_steps, t_mul, m_mul, alpha }) =>
    restartsIn(learning_rate, { steps: first_decay_steps, stepsFactor: t_mul, rateFactor: m_mul, alpha }),
  families: ['cosine restarts, growing', 'cosine restarts, equal'],
  formula:
    'learning_rate * ((1 - alpha) * m_mul ^ i * (1 + cos(pi * q)) / 2 + alpha), i periods done and a share q of the next, each t_mul times as long',
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of learning_rate; m_mul does not shrink it, and it is never exactly met.',
      fixture: 'tensorflow/cosine_decay_restarts-alpha',
    },
    {
      code: 'rounding',
      text: 'TensorFlow finds the period by a quotient of logarithms, which at some exact restarts names the period before; here the new period begins.',
      fixture: 'tensorflow/cosine_decay_restarts-t-mul-10-first-1',
    },
  ],
});
