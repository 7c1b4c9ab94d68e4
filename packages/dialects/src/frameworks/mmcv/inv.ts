import { constant, powerLaw } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { from0, number, optional, required, when } from '../../form/parameter.ts';
import { lrUpdaterHook } from './hook.ts';

export const invLrUpdaterHook: Form = lrUpdaterHook<{ gamma: number; power: number }>({
  name: 'InvLrUpdaterHook',
  aliases: ['InvLrUpdater', 'inv', 'Inv'],
  parameters: [required('gamma', number), optional('power', from0, 1)],
  refuses: ({ gamma }) =>
    when(gamma < 0, 'gamma', 'a number from 0, as 1 + gamma * t comes to 0 otherwise', gamma),
  regular: ({ gamma, power }, { base }) =>
    gamma === 0 || power === 0
      ? constant({ rate: base })
      : powerLaw({ rate: base, timescale: 1 / gamma, power }),
  propose: (regular) => {
    if (regular.kind === 'constant') return { gamma: 0 };
    if (regular.kind !== 'powerLaw') return undefined;
    return { gamma: 1 / regular.timescale, power: regular.power };
  },
  families: ['inverse time', 'inverse square root', 'by epoch'],
  formula: 'base * (1 + gamma * t) ^ -power, t in epochs or iterations',
  notes: [
    {
      code: 'raises',
      text: 'A negative gamma fails where 1 + gamma * t is 0.',
      fixture: 'mmcv/inv-gamma-negative',
    },
  ],
});
