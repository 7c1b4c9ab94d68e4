import { constant, exponential, type Issue, type Schedule, scaleRates } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { passedIn, required, when } from '../../form/parameter.ts';
import { type FunctionSource, functionIn } from '../../text/python/python-function.ts';
import { writeFunction } from '../../text/write-function.ts';
import { functionsByGroup, oneOrEach, ownOf, rateIn, refusedSampling, sampled } from './function-source.ts';
import { lastParameters } from './shared-parameters.ts';

interface LambdaArgs {
  readonly lr_lambda: FunctionSource | readonly FunctionSource[];
}

function refused(args: LambdaArgs, run: GroupRun): readonly Issue[] {
  const source = ownOf(args.lr_lambda, run.group);
  if (!source) return when(true, 'lr_lambda', 'one function for each parameter group', args.lr_lambda);
  return isExact(source) ? [] : refusedSampling(run);
}

/** A power of a positive number, or one number, is known for ever. */
function isExact(source: FunctionSource): boolean {
  const { shape } = functionIn(source);
  return shape !== undefined && !('base' in shape && shape.base < 0);
}

export const lambdaLr: Form = form<LambdaArgs>({
  name: 'LambdaLR',
  parameters: [passedIn('optimizer'), required('lr_lambda', oneOrEach), ...lastParameters],
  needs: ['baseRate'],
  refuses: refused,
  read: (args, run): Schedule => {
    const source = ownOf(args.lr_lambda, run.group)!;
    const { baseRate: base = 1 } = run;
    const { shape } = functionIn(source);
    if (shape && 'always' in shape) return constant({ rate: base * shape.always });
    if (shape && shape.base >= 0) return exponential({ rate: base, factor: shape.base, every: 1 });
    const rate = rateIn(source);
    return sampled((tick) => base * rate(tick), { run, name: 'lr_lambda' });
  },
  groups: ({ lr_lambda }) => functionsByGroup(lr_lambda),
  write: (schedule, { baseRate: base = 1 }) => {
    if (!(base > 0)) return undefined;
    if (schedule.kind === 'exponential' && schedule.rate === base)
      return { lr_lambda: { function: `lambda step: ${schedule.factor ** (1 / schedule.every)} ** step` } };
    return { lr_lambda: { function: writeFunction(scaleRates(schedule, 1 / base)) } };
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
