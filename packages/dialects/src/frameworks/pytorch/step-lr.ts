import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { lastParameters } from './shared-parameters.ts';

export const stepLr: Form = form<{ step_size: number; gamma: number }>({
  name: 'StepLR',
  parameters: [
    passedIn('optimizer'),
    required('step_size', integer),
    optional('gamma', number, 0.1),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  refuses: ({ step_size }) =>
    when(step_size === 0, 'step_size', 'an integer other than 0, as it divides', step_size),
  // Python's remainder by a negative number is 0 at the same ticks.
  read: ({ step_size, gamma }, { baseRate: base = 1 }) =>
    exponentialStairs(base, gamma, Math.abs(step_size), true),
  write: (schedule) => {
    const found = exponentialStairsOf(schedule);
    return found?.staircase ? { step_size: found.every, gamma: found.factor } : undefined;
  },
  families: ['step'],
  formula: 'lr * gamma ^ floor(t / step_size)',
  notes: [
    { code: 'boundary', text: 'The new rate is met at tick step_size.', fixture: 'pytorch/step' },
    {
      code: 'raises',
      text: 'A step_size of 0 is accepted, and divides by zero at tick 1.',
      fixture: 'pytorch/step-size-zero',
    },
  ],
});
