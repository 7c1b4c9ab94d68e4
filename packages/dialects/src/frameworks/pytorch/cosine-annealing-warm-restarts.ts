import { ramp, repeat } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { type ArgumentType, integer, number, optional, passedIn, required } from '../../form/parameter.ts';
import { lastParameters } from './shared-parameters.ts';

const integerFrom1: ArgumentType = {
  expected: 'an integer from 1',
  holds: (value) => integer.holds(value) && (value as number) >= 1,
};

export const cosineAnnealingWarmRestarts: Form = form<{ T_0: number; T_mult: number; eta_min: number }>({
  name: 'CosineAnnealingWarmRestarts',
  parameters: [
    passedIn('optimizer'),
    required('T_0', integerFrom1),
    optional('T_mult', integerFrom1, 1),
    optional('eta_min', number, 0),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  read: ({ T_0, T_mult, eta_min }, { baseRate: base = 1 }) => {
    const cycle = ramp({ from: base, to: eta_min, steps: T_0, curve: 'cosine' });
    return repeat(cycle, { stepsFactor: T_mult });
  },
  write: (schedule) => {
    if (schedule.kind !== 'repeat' || schedule.rateFactor !== 1) return undefined;
    const { part, stepsFactor } = schedule;
    if (part.kind !== 'ramp' || part.curve !== 'cosine') return undefined;
    return { T_0: part.steps, T_mult: stepsFactor, eta_min: part.to };
  },
  families: ['cosine restarts, growing', 'cosine restarts, equal'],
  formula: 'eta_min + (lr - eta_min) * (1 + cos(pi * T_cur / T_i)) / 2',
  notes: [
    {
      code: 'floor',
      text: 'eta_min is never met: where it would be, the next cycle begins.',
      fixture: 'pytorch/restarts-equal',
    },
    {
      code: 'rounding',
      text: 'step(epoch) finds the cycle by a quotient of logarithms, which at some restarts names the cycle before; step() without one is exact, and is what is read here.',
      fixture: 'pytorch/restarts-triple',
    },
  ],
});
