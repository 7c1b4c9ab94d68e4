import { constant, type Issue, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { passedIn, required, when } from '../../form/parameter.ts';
import {
  functionsByGroup,
  oneOrEach,
  ownOf,
  rateIn,
  refusedSampling,
  sampled,
} from '../../shared/function-source.ts';
import { type FunctionSource, functionIn } from '../../text/python/python-function.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { lastParameters } from './shared-parameters.ts';

interface MultiplicativeArgs {
  readonly lr_lambda: FunctionSource | readonly FunctionSource[];
}

/** The one number that a function always gives, if it is known. */
function factorOf(source: FunctionSource): number | undefined {
  const { shape } = functionIn(source);
  return shape && 'always' in shape ? shape.always : undefined;
}

function refused({ lr_lambda }: MultiplicativeArgs, run: GroupRun): readonly Issue[] {
  const source = ownOf(lr_lambda, run.group);
  if (!source) return when(true, 'lr_lambda', 'one function for each parameter group', lr_lambda);
  return factorOf(source) === undefined ? refusedSampling(run) : [];
}

export const multiplicativeLr: Form = form<MultiplicativeArgs>({
  name: 'MultiplicativeLR',
  parameters: [passedIn('optimizer'), required('lr_lambda', oneOrEach), ...lastParameters],
  needs: ['baseRate'],
  refuses: refused,
  read: ({ lr_lambda }, run): Schedule => {
    const source = ownOf(lr_lambda, run.group)!;
    const { baseRate: base = 1 } = run;
    const factor = factorOf(source);
    if (factor === 1) return constant({ rate: base });
    if (factor !== undefined) return exponentialStairs(base, factor, 1, factor < 0);
    const next = rateIn(source);
    let rate = base;
    // The function of tick 0 is never asked.
    return sampled((tick) => (rate = tick === 0 ? base : rate * next(tick)), { run, name: 'lr_lambda' });
  },
  groups: ({ lr_lambda }) => functionsByGroup(lr_lambda),
  write: (schedule) => {
    if (schedule.kind === 'constant') return { lr_lambda: { function: 'lambda epoch: 1.0' } };
    const found = exponentialStairsOf(schedule);
    if (!found || (found.staircase && found.every !== 1)) return undefined;
    const factor = found.factor < 0 ? found.factor : found.factor ** (1 / found.every);
    return { lr_lambda: { function: `lambda epoch: ${factor}` } };
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
