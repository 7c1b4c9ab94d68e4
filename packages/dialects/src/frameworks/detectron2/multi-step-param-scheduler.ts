import type { Issue } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import {
  argumentIssue,
  integers,
  number,
  numbers,
  optional,
  orNone,
  required,
  when,
} from '../../form/parameter.ts';
import { early, paramForm } from './param-form.ts';
import { type MultiStepArgs, multiStepOf } from './param-spans.ts';

const refused = (args: MultiStepArgs): readonly Issue[] => {
  const { values, num_updates, milestones } = args;
  if (num_updates === null && milestones === null)
    return [argumentIssue('num_updates', 'a number, or milestones', null)];
  const count = values.length - (num_updates === null ? 0 : 1);
  if (milestones !== null && milestones.length !== count)
    return [argumentIssue('milestones', `a list of ${count} milestones`, milestones)];
  const own = multiStepOf(args);
  const wrong = own.milestones.findIndex(
    (milestone, i) => milestone >= own.num_updates || milestone <= (own.milestones[i - 1] ?? 0),
  );
  return [
    ...when(values.length === 0, 'values', 'at least one value', values),
    ...when(
      own.num_updates < values.length,
      'num_updates',
      `at least ${values.length}, one a value`,
      own.num_updates,
    ),
    ...when(
      wrong >= 0,
      milestones === null ? 'num_updates' : 'milestones',
      `milestones that rise from above 0 to below ${own.num_updates}`,
      milestones ?? num_updates,
    ),
  ];
};

export const multiStepParamScheduler: Form = paramForm<MultiStepArgs>({
  name: 'MultiStepParamScheduler',
  raisesAfterEnd: true,
  parameters: [
    required('values', numbers),
    optional('num_updates', orNone(number), null),
    optional('milestones', orNone(integers), null),
  ],
  refuses: refused,
  notes: [early],
  families: ['multi-step', 'step'],
  formula: 'values[number of milestones <= int((where + 1e-6) * num_updates)]',
});
