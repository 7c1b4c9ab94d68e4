import type { Issue } from '@lrlab/core';
import { type Form, form, type GroupRun, type PythonStyle } from '../../form/form.ts';
import { passedIn, required, when } from '../../form/parameter.ts';
import { functionsByGroup, oneOrEach, ownOf } from '../../shared/function-source.ts';
import { readLambda, refusedLambda, writeLambda } from '../../shared/lambda.ts';
import type { FunctionSource } from '../../text/python/python-function.ts';
import { lastParameters } from './shared-parameters.ts';

interface LambdaArgs {
  readonly lr_lambda: FunctionSource | readonly FunctionSource[];
}

function refused({ lr_lambda }: LambdaArgs, run: GroupRun): readonly Issue[] {
  const source = ownOf(lr_lambda, run.group);
  if (!source) return when(true, 'lr_lambda', 'one function for each parameter group', lr_lambda);
  return refusedLambda(source, run);
}

export const lambdaLr: Form = form<LambdaArgs>({
  name: 'LambdaLR',
  parameters: [passedIn('optimizer'), required('lr_lambda', oneOrEach), ...lastParameters],
  needs: ['baseRate'],
  refuses: refused,
  read: ({ lr_lambda }, run) => readLambda(ownOf(lr_lambda, run.group)!, run.baseRate ?? 1, run),
  groups: ({ lr_lambda }) => functionsByGroup(lr_lambda),
  write: (schedule, { baseRate = 1 }) => {
    const lr_lambda = writeLambda(schedule, baseRate);
    return lr_lambda && { lr_lambda };
  },
  families: ['any function'],
  formula: 'lr * lr_lambda(t)',
  notes: [
    {
      code: 'sampled',
      text: 'A function is asked at every tick of the run, but for a number to the power of the tick and for one number, which are read as they are.',
      fixture: 'pytorch/lambda-warmup',
    },
    {
      code: 'first-step',
      text: 'The function gives a factor of the rate, not a rate, and is asked from tick 0.',
      fixture: 'pytorch/lambda-power',
    },
  ],
});

/** How the users of other frameworks write it. */
export const lambdaStyle: PythonStyle & { readonly names: readonly string[] } = {
  names: [lambdaLr.name],
  imports: 'from torch.optim.lr_scheduler import *',
  variable: 'lr_scheduler',
};
