import { constant } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { lrUpdaterHook } from './hook.ts';

export const fixedLrUpdaterHook: Form = lrUpdaterHook<object>({
  name: 'FixedLrUpdaterHook',
  aliases: ['FixedLrUpdater', 'fixed', 'Fixed'],
  parameters: [],
  regular: (_, { base }) => constant({ rate: base }),
  propose: (regular) => (regular.kind === 'constant' ? {} : undefined),
  families: ['constant', 'warm-up: linear', 'warm-up: constant', 'warm-up: exponential or power', 'by epoch'],
  formula: 'base',
});
