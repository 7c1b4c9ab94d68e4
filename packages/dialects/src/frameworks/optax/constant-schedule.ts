import { constant } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, required } from '../../form/parameter.ts';

export const constantSchedule: Form = form<{ value: number }>({
  name: 'constant_schedule',
  parameters: [required('value', number)],
  read: ({ value }) => constant({ rate: value }),
  write: (schedule) =>
    schedule.kind === 'constant' && schedule.steps === null ? { value: schedule.rate } : undefined,
  inSinglePrecision: ({ value }) => {
    const rate = Math.fround(value);
    return () => rate;
  },
  families: ['constant'],
  formula: 'value',
});
