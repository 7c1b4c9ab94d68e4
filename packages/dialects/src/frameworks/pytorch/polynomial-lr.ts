import { constant, ramp, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, passedIn, when } from '../../form/parameter.ts';
import { lastParameters } from './shared-parameters.ts';

export const polynomialLr: Form = form<{ total_iters: number; power: number }>({
  name: 'PolynomialLR',
  parameters: [
    passedIn('optimizer'),
    optional('total_iters', integer, 5),
    optional('power', number, 1),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  refuses: ({ total_iters, power }) =>
    when(
      power < 0 && total_iters > 0,
      'power',
      `a number from 0, as tick ${total_iters} is 0 to this power`,
      power,
    ),
  read: ({ total_iters, power }, { baseRate: base = 1 }): Schedule => {
    // 0 ^ 0 is 1, so with power 0 nothing falls.
    if (total_iters <= 0 || power === 0) return constant({ rate: base });
    return ramp({ from: base, to: 0, steps: total_iters, curve: power === 1 ? 'linear' : { power } });
  },
  write: (schedule) => {
    if (schedule.kind === 'constant') return { total_iters: 0 };
    if (schedule.kind !== 'ramp' || schedule.mirrored) return undefined;
    const { curve, steps: total_iters } = schedule;
    if (curve === 'linear') return { total_iters, power: 1 };
    return typeof curve === 'object' && 'power' in curve ? { total_iters, power: curve.power } : undefined;
  },
  families: ['polynomial', 'linear'],
  formula: 'lr * (1 - min(t, total_iters) / total_iters) ^ power',
  notes: [
    {
      code: 'floor',
      text: 'It always ends at 0: there is no argument for a floor.',
      fixture: 'pytorch/polynomial-power',
    },
    {
      code: 'name',
      text: 'total_iters of 0 is no decay at all, not one that is over at once.',
      fixture: 'pytorch/polynomial-zero-iters',
    },
  ],
});
