import { from0, integer, optional, required, when } from '../../form/parameter.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import type { Scheduler } from './scheduler.ts';

export const stepScheduler: Scheduler<{ step_size: number; gamma: number }> = {
  name: 'Step',
  parameters: [required('step_size', integer), optional('gamma', from0, 0.1)],
  refuses: ({ step_size }) =>
    when(step_size <= 0, 'step_size', 'an integer above 0, as it divides', step_size),
  curve: ({ step_size, gamma }, { value, scale }) => exponentialStairs(value, gamma, step_size * scale, true),
  multiplies: () => true,
  propose: ({ parts }) => {
    const [first] = parts;
    if (first?.kind === 'constant') return { step_size: 1, gamma: 1, begin: 0, end: 1 };
    const found = parts.length === 1 && first ? exponentialStairsOf(first) : undefined;
    return found && { step_size: found.every, gamma: found.factor };
  },
  // Every tick, that is a plain exponential.
  isOdd: ({ step_size }) => step_size === 1,
  families: ['step'],
  formula: 'lr * gamma ^ floor((t - begin) / step_size)',
  notes: [
    {
      code: 'boundary',
      text: 'Steps count from begin, not from the start of training.',
      fixture: 'mmengine/step-begin',
    },
  ],
};
