import { constant, ramp } from '@lrlab/core';
import { from0, number, optional } from '../../form/parameter.ts';
import { powerOf } from '../../shared/power-of.ts';
import type { Scheduler } from './scheduler.ts';

export const polyScheduler: Scheduler<{ eta_min: number; power: number }> = {
  name: 'Poly',
  parameters: [optional('eta_min', number, 0), optional('power', from0, 1)],
  curve: ({ eta_min, power }, { value, ticks }) =>
    ticks === 1 || power === 0
      ? constant({ rate: value })
      : ramp({ from: value, to: eta_min, steps: ticks - 1, curve: power === 1 ? 'linear' : { power } }),
  multiplies: ({ eta_min }) => eta_min === 0,
  propose: ({ parts, begin }) => {
    const [first] = parts;
    if (!first || parts.length > 1) return undefined;
    if (first.kind === 'constant') return { power: 0, begin: 0, end: 1 };
    const power = powerOf(first);
    return first.kind === 'ramp' && power !== undefined
      ? { power, eta_min: first.to, end: begin + first.steps + 1 }
      : undefined;
  },
  families: ['polynomial', 'linear'],
  formula: '(lr - eta_min) * (1 - (t - begin) / (end - 1 - begin)) ^ power + eta_min',
  notes: [
    {
      code: 'last-step',
      text: 'eta_min is met on the last tick of the interval, end - 1; MMCV ends one short of it.',
      fixture: 'mmengine/poly',
    },
  ],
};
