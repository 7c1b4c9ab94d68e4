import type { Form, Note } from '../../form/form.ts';
import { number, required, when } from '../../form/parameter.ts';
import { crash, paramForm } from './param-form.ts';

const unclamped = (fixture: string): Note => ({
  code: 'after-end',
  text: 'Past where = 1 nothing clamps; detectron2 ends before that.',
  fixture,
});

export const constantParamScheduler: Form = paramForm<{ value: number }>({
  name: 'ConstantParamScheduler',
  raisesAfterEnd: true,
  parameters: [required('value', number)],
  notes: [crash],
  families: ['constant'],
  formula: 'value',
});

export const cosineParamScheduler: Form = paramForm<{ start_value: number; end_value: number }>({
  name: 'CosineParamScheduler',
  parameters: [required('start_value', number), required('end_value', number)],
  notes: [unclamped('detectron2/cosine-past-the-end')],
  families: ['cosine'],
  formula: 'end_value + (start_value - end_value) * (1 + cos(pi * where)) / 2',
});

export const linearParamScheduler: Form = paramForm<{ start_value: number; end_value: number }>({
  name: 'LinearParamScheduler',
  parameters: [required('start_value', number), required('end_value', number)],
  notes: [unclamped('detectron2/linear-past-the-end')],
  families: ['linear'],
  formula: 'end_value * where + start_value * (1 - where)',
});

export const exponentialParamScheduler: Form = paramForm<{ start_value: number; decay: number }>({
  name: 'ExponentialParamScheduler',
  parameters: [required('start_value', number), required('decay', number)],
  refuses: ({ decay }) => when(decay <= 0, 'decay', 'a number above 0, as it is raised to a fraction', decay),
  notes: [unclamped('detectron2/exponential-past-the-end')],
  families: ['exponential'],
  formula: 'start_value * decay ^ where',
});

export const polynomialDecayParamScheduler: Form = paramForm<{ base_value: number; power: number }>({
  name: 'PolynomialDecayParamScheduler',
  parameters: [required('base_value', number), required('power', number)],
  refuses: ({ power }) => when(power <= 0, 'power', 'a number above 0, as it is infinite at the end', power),
  notes: [unclamped('detectron2/polynomial-past-the-end')],
  families: ['polynomial'],
  formula: 'base_value * (1 - where) ^ power',
});
