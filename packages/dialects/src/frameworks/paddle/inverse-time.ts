import { constant, powerLaw } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, required, when } from '../../form/parameter.ts';
import { lastParameters, learningRate } from './parameters.ts';

export const inverseTimeDecay: Form = form<{ learning_rate: number; gamma: number }>({
  name: 'InverseTimeDecay',
  parameters: [learningRate, required('gamma', number), ...lastParameters],
  refuses: ({ gamma }) =>
    when(gamma < 0, 'gamma', 'a number from 0, as 1 + gamma * t comes to 0 otherwise', gamma),
  read: ({ learning_rate: rate, gamma }) =>
    gamma === 0 ? constant({ rate }) : powerLaw({ rate, timescale: 1 / gamma, power: 1 }),
  write: (schedule) => {
    if (schedule.kind === 'constant') return { learning_rate: schedule.rate, gamma: 0 };
    if (schedule.kind !== 'powerLaw' || schedule.power !== 1 || schedule.steps !== null) return undefined;
    return { learning_rate: schedule.rate, gamma: 1 / schedule.timescale };
  },
  families: ['inverse time'],
  formula: 'learning_rate / (1 + gamma * t)',
  notes: [
    {
      code: 'raises',
      text: 'A negative gamma climbs, and fails where 1 + gamma * t is 0.',
      fixture: 'paddle/inverse-time-gamma-negative',
    },
  ],
});
