import { clamp } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { number, optional, orNone, required, when } from '../../form/parameter.ts';
import { momentumUpdaterHook } from './hook.ts';
import { regularRates, stepType } from './step-lr-updater.ts';

interface StepMomentumArgs {
  readonly step: number | readonly number[];
  readonly gamma: number;
  readonly min_momentum: number | null;
}

export const stepMomentumUpdaterHook: Form = momentumUpdaterHook<StepMomentumArgs>({
  name: 'StepMomentumUpdaterHook',
  parameters: [
    required('step', stepType),
    optional('gamma', number, 0.5),
    optional('min_momentum', orNone(number), null),
  ],
  refuses: ({ step }) =>
    when(
      [step].flat().some((one) => !(Number.isInteger(one) && one > 0)),
      'step',
      'integers above 0',
      step,
    ),
  regular: (args, { base }) => {
    const values = regularRates(args, base);
    return args.min_momentum === null ? values : clamp(values, { min: args.min_momentum });
  },
  idle: { step: 1, gamma: 1 },
  families: ['step', 'multi-step', 'by epoch', 'momentum'],
  formula: 'max(base * gamma ^ floor(t / step), min_momentum), t in epochs or iterations',
});
