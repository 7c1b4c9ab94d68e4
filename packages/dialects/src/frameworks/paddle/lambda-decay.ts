import { type Form, form } from '../../form/form.ts';
import { required } from '../../form/parameter.ts';
import { functionSource } from '../../shared/function-source.ts';
import { highestOf } from '../../shared/highest-of.ts';
import { readLambda, refusedLambda, writeLambda } from '../../shared/lambda.ts';
import type { FunctionSource } from '../../text/python/python-function.ts';
import { lastParameters, learningRate } from './parameters.ts';

interface LambdaArgs {
  readonly learning_rate: number;
  readonly lr_lambda: FunctionSource;
}

export const lambdaDecay: Form = form<LambdaArgs>({
  name: 'LambdaDecay',
  parameters: [learningRate, required('lr_lambda', functionSource), ...lastParameters],
  refuses: ({ lr_lambda }, run) => refusedLambda(lr_lambda, run),
  read: ({ learning_rate, lr_lambda }, run) => readLambda(lr_lambda, learning_rate, run),
  write: (schedule, { baseRate }) => {
    const learning_rate = baseRate ?? highestOf(schedule);
    const lr_lambda = writeLambda(schedule, learning_rate);
    return lr_lambda && { learning_rate, lr_lambda };
  },
  families: ['any function'],
  formula: 'learning_rate * lr_lambda(t)',
  notes: [
    {
      code: 'first-step',
      text: 'The function gives a factor of learning_rate, not a rate, and is asked from tick 0.',
      fixture: 'paddle/lambda-function',
    },
    {
      code: 'sampled',
      text: 'A function is asked at every tick of the run, but for a number to the power of the tick and for one number, which are read as they are.',
      fixture: 'paddle/lambda-function',
    },
  ],
});
