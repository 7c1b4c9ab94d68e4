import { scaleRates } from '@lrlab/core';
import { functionSource, rateIn, refusedSampling, sampled } from '../shared/function-source.ts';
import { writeFunction } from '../text/function/write-function.ts';
import { functionLayout } from '../text/function-layout.ts';
import type { FunctionSource } from '../text/python/python-function.ts';
import { type Dialect, type Form, form } from './form.ts';
import type { FunctionStyle } from './function-style.ts';
import { required } from './parameter.ts';

interface FunctionArgs {
  readonly function: FunctionSource;
}

/** A dialect with one form more, the last to be asked: any function, handed over as users of the framework do it. */
export function withFunction(dialect: Dialect, style: FunctionStyle): Dialect {
  const { forms, layouts = [], clock } = dialect;
  return {
    ...dialect,
    forms: [...forms, functionForm(style)],
    // Python is the last syntax to be tried, and a program with the mark no other configuration.
    layouts: [
      ...layouts.filter(({ syntax }) => syntax !== 'python'),
      functionLayout(style, clock),
      ...layouts.filter(({ syntax }) => syntax === 'python'),
    ],
  };
}

function functionForm({ name, isFactor, notes = [], ...style }: FunctionStyle): Form {
  return form<FunctionArgs>({
    name,
    parameters: [required('function', functionSource)],
    needs: isFactor ? ['baseRate'] : [],
    refuses: (_, run) => refusedSampling(run),
    read: ({ function: source }, run) => {
      const rate = rateIn(source);
      const { baseRate = 1 } = run;
      const base = isFactor ? baseRate : 1;
      return sampled((tick) => base * rate(tick), { run, name: 'function' });
    },
    write: (schedule, { baseRate = 1, totalSteps }) => {
      if (isFactor && !(baseRate > 0)) return undefined;
      const own = isFactor ? scaleRates(schedule, 1 / baseRate) : schedule;
      const text = writeFunction(own, {
        name: style.function ?? 'rate',
        ...(style.tick !== undefined && { tick: style.tick }),
        ...(style.numbers && { numbers: style.numbers }),
        length: totalSteps,
      });
      return { function: { function: text } };
    },
    raisesAfterEnd: style.raisesAfterEnd ?? false,
    families: ['any function'],
    formula: isFactor ? 'lr * function(t)' : 'function(t)',
    notes: [
      {
        code: 'name',
        text: 'The function is asked at every tick of the run; what it gives later is not known.',
      },
      ...notes,
    ],
  });
}
