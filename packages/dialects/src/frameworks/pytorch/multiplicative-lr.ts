import type { Issue, Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { passedIn, required, when } from '../../form/parameter.ts';
import { functionsByGroup, oneOrEach, ownOf } from '../../shared/function-source.ts';
import { multiplicativeOf, readMultiplicative, refusedMultiplicative } from '../../shared/multiplicative.ts';
import type { FunctionSource } from '../../text/python/python-function.ts';
import { lastParameters } from './shared-parameters.ts';

interface MultiplicativeArgs {
  readonly lr_lambda: FunctionSource | readonly FunctionSource[];
}

function refused({ lr_lambda }: MultiplicativeArgs, run: GroupRun): readonly Issue[] {
  const source = ownOf(lr_lambda, run.group);
  if (!source) return when(true, 'lr_lambda', 'one function for each parameter group', lr_lambda);
  return refusedMultiplicative(source, run);
}

export const multiplicativeLr: Form = form<MultiplicativeArgs>({
  name: 'MultiplicativeLR',
  parameters: [passedIn('optimizer'), required('lr_lambda', oneOrEach), ...lastParameters],
  needs: ['baseRate'],
  refuses: refused,
  read: ({ lr_lambda }, run): Schedule =>
    readMultiplicative(ownOf(lr_lambda, run.group)!, run.baseRate ?? 1, run),
  groups: ({ lr_lambda }) => functionsByGroup(lr_lambda),
  write: (schedule) => {
    const found = multiplicativeOf(schedule);
    return found && { lr_lambda: found.source };
  },
  families: ['exponential', 'any function'],
  formula: 'lr * lr_lambda(1) * lr_lambda(2) * … * lr_lambda(t)',
  notes: [
    {
      code: 'first-step',
      text: 'The function is never asked for tick 0.',
      fixture: 'pytorch/multiplicative-function',
    },
    {
      code: 'sampled',
      text: 'A function is asked at every tick of the run, unless it is one number.',
      fixture: 'pytorch/multiplicative-function',
    },
  ],
});
