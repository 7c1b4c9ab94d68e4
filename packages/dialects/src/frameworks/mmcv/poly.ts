import { constant, ramp } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { from0, number, optional } from '../../form/parameter.ts';
import { powerOf } from '../../shared/power-of.ts';
import { lrUpdaterHook } from './hook.ts';

export const polyLrUpdaterHook: Form = lrUpdaterHook<{ power: number; min_lr: number }>({
  name: 'PolyLrUpdaterHook',
  aliases: ['PolyLrUpdater', 'poly', 'Poly'],
  parameters: [optional('power', from0, 1), optional('min_lr', number, 0)],
  asksLength: true,
  regular: ({ power, min_lr }, { base, last }) =>
    power === 0
      ? constant({ rate: base })
      : ramp({ from: base, to: min_lr, steps: last, curve: power === 1 ? 'linear' : { power } }),
  propose: (regular) => {
    if (regular.kind === 'constant') return { power: 0 };
    const power = powerOf(regular);
    return regular.kind === 'ramp' && power !== undefined ? { power, min_lr: regular.to } : undefined;
  },
  families: ['polynomial', 'linear', 'by epoch'],
  formula: '(base - min_lr) * (1 - t / max) ^ power + min_lr, t in epochs or iterations',
  notes: [
    {
      code: 'last-step',
      text: 'min_lr is not met in training: the last progress is one short of the whole.',
      fixture: 'mmcv/poly',
    },
    {
      code: 'floor',
      text: 'An absolute min_lr above the base rate of a group makes that group rise.',
      fixture: 'mmcv/poly-several-groups',
    },
  ],
});
