import { type Form, form } from '../../form/form.ts';
import { number, passedIn, required } from '../../form/parameter.ts';
import { exponentialStairs, exponentialStairsOf } from '../tensorflow/exponential-decay.ts';
import { lastParameters } from './shared-parameters.ts';

export const exponentialLr: Form = form<{ gamma: number }>({
  name: 'ExponentialLR',
  parameters: [passedIn('optimizer'), required('gamma', number), ...lastParameters],
  needs: ['baseRate'],
  read: ({ gamma }, { baseRate: base = 1 }) => exponentialStairs(base, gamma, 1, gamma < 0),
  write: (schedule) => {
    const found = exponentialStairsOf(schedule);
    if (!found || (found.staircase && found.every !== 1)) return undefined;
    return { gamma: found.factor < 0 ? found.factor : found.factor ** (1 / found.every) };
  },
  families: ['exponential'],
  formula: 'lr * gamma ^ t',
  notes: [
    {
      code: 'rounding',
      text: 'Each rate is the one before times gamma: the decay is never cut into stairs.',
      fixture: 'pytorch/exponential-long',
    },
  ],
});
