import { type Form, form } from '../../form/form.ts';
import { required } from '../../form/parameter.ts';
import { functionSource } from '../../shared/function-source.ts';
import { multiplicativeOf, readMultiplicative, refusedMultiplicative } from '../../shared/multiplicative.ts';
import type { FunctionSource } from '../../text/python/python-function.ts';
import { lastParameters, learningRate } from './parameters.ts';

interface MultiplicativeArgs {
  readonly learning_rate: number;
  readonly lr_lambda: FunctionSource;
}

export const multiplicativeDecay: Form = form<MultiplicativeArgs>({
  name: 'MultiplicativeDecay',
  parameters: [learningRate, required('lr_lambda', functionSource), ...lastParameters],
  refuses: ({ lr_lambda }, run) => refusedMultiplicative(lr_lambda, run),
  read: ({ learning_rate, lr_lambda }, run) => readMultiplicative(lr_lambda, learning_rate, run),
  write: (schedule) => {
    const found = multiplicativeOf(schedule);
    return found && { learning_rate: found.base, lr_lambda: found.source };
  },
  families: ['exponential', 'any function'],
  formula: 'learning_rate * lr_lambda(1) * lr_lambda(2) * … * lr_lambda(t)',
  notes: [
    {
      code: 'first-step',
      text: 'The function is never asked for tick 0.',
      fixture: 'paddle/multiplicative-function',
    },
    {
      code: 'sampled',
      text: 'A function is asked at every tick of the run, unless it is one number.',
      fixture: 'paddle/multiplicative-function',
    },
  ],
});
