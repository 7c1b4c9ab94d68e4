import { exponential } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { from0, required } from '../../form/parameter.ts';
import { lrUpdaterHook } from './hook.ts';

export const expLrUpdaterHook: Form = lrUpdaterHook<{ gamma: number }>({
  name: 'ExpLrUpdaterHook',
  aliases: ['ExpLrUpdater', 'exp', 'Exp'],
  parameters: [required('gamma', from0)],
  regular: ({ gamma }, { base }) => exponential({ rate: base, factor: gamma, every: 1 }),
  propose: (regular) =>
    regular.kind === 'exponential' ? { gamma: regular.factor ** (1 / regular.every) } : undefined,
  families: ['exponential', 'by epoch'],
  formula: 'base * gamma ^ t, t in epochs or iterations',
});
