import { ramp, repeat } from '@lrlab/core';
import { type Form, form } from '../form.ts';
import { above0, number, optional, passedIn, required, when } from '../parameter.ts';
import { shareOf } from '../share-of.ts';

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
    passedIn('name'),
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
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of learning_rate; m_mul does not shrink it, and it is never exactly met.',
    },
    {
      code: 'rounding',
      text: 'TensorFlow finds the period by a quotient of logarithms, which at some exact restarts names the period before; here the new period begins.',
    },
  ],
});
