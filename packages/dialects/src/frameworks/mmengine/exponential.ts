import { exponential } from '@lrlab/core';
import { from0, required } from '../../form/parameter.ts';
import type { Scheduler } from './scheduler.ts';

export const exponentialScheduler: Scheduler<{ gamma: number }> = {
  name: 'Exponential',
  parameters: [required('gamma', from0)],
  curve: ({ gamma }, { value }) => exponential({ rate: value, factor: gamma, every: 1 }),
  multiplies: () => true,
  propose: ({ parts }) => {
    const [first] = parts;
    if (first?.kind === 'constant') return { gamma: 1, begin: 0, end: 1 };
    return parts.length === 1 && first?.kind === 'exponential'
      ? { gamma: first.factor ** (1 / first.every) }
      : undefined;
  },
  families: ['exponential'],
  formula: 'lr * gamma ^ (t - begin)',
  notes: [
    {
      code: 'after-end',
      text: 'After end the last rate stays.',
      fixture: 'mmengine/exponential-part',
    },
    {
      code: 'clock',
      text: 'convert_to_iter_based leaves gamma as it is: it is then by iteration.',
      fixture: 'mmengine/exponential-converted',
    },
  ],
};
