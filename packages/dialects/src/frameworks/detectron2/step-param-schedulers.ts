import type { Form } from '../../form/form.ts';
import { number, numbers, required, when } from '../../form/parameter.ts';
import { crash, early, paramForm } from './param-form.ts';
import type { FixedGammaArgs } from './param-spans.ts';

export const stepParamScheduler: Form = paramForm<{ num_updates: number; values: readonly number[] }>({
  name: 'StepParamScheduler',
  raisesAfterEnd: true,
  parameters: [required('num_updates', number), required('values', numbers)],
  refuses: ({ num_updates, values }) => [
    ...when(num_updates <= 0, 'num_updates', 'a number above 0', num_updates),
    ...when(values.length === 0, 'values', 'at least one value', values),
  ],
  notes: [early, { ...crash, fixture: 'detectron2/step-last-step' }],
  families: ['step'],
  formula: 'values[int((where + 1e-6) * len(values))]',
});

export const stepWithFixedGammaParamScheduler: Form = paramForm<FixedGammaArgs>({
  name: 'StepWithFixedGammaParamScheduler',
  raisesAfterEnd: true,
  parameters: [
    required('base_value', number),
    required('num_decays', number),
    required('gamma', number),
    required('num_updates', number),
  ],
  refuses: (args) => [
    ...(['base_value', 'gamma'] as const).flatMap((name) =>
      when(!(args[name] > 0), name, 'a positive number', args[name]),
    ),
    ...(['num_decays', 'num_updates'] as const).flatMap((name) =>
      when(!(Number.isSafeInteger(args[name]) && args[name] > 0), name, 'a positive integer', args[name]),
    ),
    ...when(args.num_decays > 10_000, 'num_decays', 'at most 10000 decays', args.num_decays),
  ],
  notes: [early, { ...crash, fixture: 'detectron2/step-last-step' }],
  families: ['step'],
  formula: 'base_value * gamma ^ int((where + 1e-6) * (num_decays + 1))',
});
