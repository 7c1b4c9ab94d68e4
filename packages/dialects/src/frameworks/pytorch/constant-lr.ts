import { constant, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, passedIn, when } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { plateausOf, timeline } from '../../shared/timeline.ts';
import { lastParameters } from './shared-parameters.ts';

export const constantLr: Form = form<{ factor: number; total_iters: number }>({
  name: 'ConstantLR',
  parameters: [
    passedIn('optimizer'),
    optional('factor', number, 1 / 3),
    optional('total_iters', integer, 5),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  refuses: ({ factor, total_iters }, { totalSteps = Infinity }) => [
    ...when(factor > 1 || factor < 0, 'factor', 'a number from 0 to 1', factor),
    ...when(
      factor === 0 && total_iters > 0 && total_iters < totalSteps,
      'factor',
      `a number above 0, as the rate is divided by it at tick ${total_iters}`,
      factor,
    ),
  ],
  read: ({ factor, total_iters }, { baseRate: base = 1 }): Schedule => {
    const low = constant({ rate: base * factor });
    // The full rate comes back at the tick that equals total_iters, which none before tick 1 does.
    if (total_iters <= 0) return low;
    return timeline([
      { schedule: low, until: total_iters },
      { schedule: constant({ rate: base }), until: Infinity },
    ]);
  },
  write: (schedule, { baseRate: base = 1 }) => {
    const found = plateausOf(schedule);
    if (!found || found.rates.length > 2) return undefined;
    const [first, second = base] = found.rates as [number, number?];
    return { factor: shareOf(first, second), total_iters: found.ends[0] ?? 0 };
  },
  families: ['warm-up: constant', 'constant'],
  formula: 'lr * (factor if t < total_iters else 1)',
  notes: [
    {
      code: 'name',
      text: 'It is a warm-up: from tick total_iters on the rate is the full one. With total_iters of 0 the factor stays for ever.',
      fixture: 'pytorch/constant-zero-iters',
    },
    {
      code: 'raises',
      text: 'A factor of 0 is accepted, and divides by zero at tick total_iters.',
      fixture: 'pytorch/constant-factor-zero',
    },
  ],
});
