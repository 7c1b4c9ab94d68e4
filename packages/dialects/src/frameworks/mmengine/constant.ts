import { constant } from '@lrlab/core';
import { number, optional, when } from '../../form/parameter.ts';
import { plateaus, plateausOf, timeline } from '../../shared/timeline.ts';
import type { Scheduler } from './scheduler.ts';

export const constantScheduler: Scheduler<{ factor: number }> = {
  name: 'Constant',
  parameters: [optional('factor', number, 1 / 3)],
  refuses: ({ factor }, { ticks }) => [
    ...when(factor < 0 || factor > 1, 'factor', 'a number between 0 and 1', factor),
    ...when(factor === 0 && ticks > 1, 'factor', 'a number above 0, as it is divided out again', factor),
  ],
  curve: ({ factor }, { value, ticks }) =>
    ticks === 1
      ? constant({ rate: value * factor })
      : timeline(plateaus([ticks - 1], [value * factor, value])),
  multiplies: () => true,
  propose: ({ whole }, base) => {
    const found = plateausOf(whole);
    if (!found || found.rates.length > 3) return undefined;
    const { ends, rates } = found;
    // The factor's rate is the last but one, unless it was never put back.
    const i = rates.length > 1 && rates.at(-1) === base ? rates.length - 2 : rates.length - 1;
    const begin = i === 0 ? 0 : ends[i - 1]!;
    return { factor: rates[i]! / base, begin, end: (ends[i] ?? begin) + 1 };
  },
  families: ['constant', 'warm-up: constant'],
  formula: 'lr * factor from begin until end - 1, then lr',
  notes: [
    {
      code: 'boundary',
      text: 'The rate is put back one tick before end; with a length of 1 it never is.',
      fixture: 'mmengine/constant',
    },
    {
      code: 'raises',
      text: 'A factor of 0 passes the check and is divided by later.',
      fixture: 'mmengine/constant-factor-zero',
    },
  ],
};
