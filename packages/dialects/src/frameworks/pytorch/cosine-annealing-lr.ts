import { type Form, form } from '../../form/form.ts';
import { number, optional, passedIn, required, when } from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { lastParameters } from './shared-parameters.ts';

export const cosineAnnealingLr: Form = form<{ T_max: number; eta_min: number }>({
  name: 'CosineAnnealingLR',
  parameters: [
    passedIn('optimizer'),
    required('T_max', number),
    optional('eta_min', number, 0),
    ...lastParameters,
  ],
  needs: ['baseRate'],
  refuses: ({ T_max }) => when(T_max === 0, 'T_max', 'a number other than 0, as it divides', T_max),
  // A cosine is the same either way.
  read: ({ T_max, eta_min }, { baseRate: base = 1 }) =>
    cosineWave({ from: base, to: eta_min, steps: Math.abs(T_max) }),
  write: (schedule) => {
    const isRamp = schedule.kind === 'ramp' && schedule.curve === 'cosine';
    const falling = isRamp ? schedule : cosineWaveOf(schedule);
    return falling && { T_max: falling.steps, eta_min: falling.to };
  },
  families: ['cosine'],
  formula: 'eta_min + (lr - eta_min) * (1 + cos(pi * t / T_max)) / 2',
  notes: [
    {
      code: 'after-end',
      text: 'After T_max it rises again, to the full rate at 2 * T_max.',
      fixture: 'pytorch/cosine-past-the-end',
    },
    {
      code: 'floor',
      text: 'eta_min is a rate, and the same for every group: a group whose base lies below it rises.',
      fixture: 'pytorch/cosine-groups',
    },
    {
      code: 'rounding',
      text: 'Each rate is computed from the one before, so that what changes the rate from outside is carried on until the floor.',
      fixture: 'pytorch/cosine-long',
    },
  ],
});
