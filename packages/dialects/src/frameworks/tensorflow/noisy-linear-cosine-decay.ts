import { constant, powerLaw, product, ramp, repeat, type Schedule, sequence, window } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, besides, from0, number, optional, passedIn, required } from '../../form/parameter.ts';
import { linearCosineDecay } from './linear-cosine-decay.ts';

interface NoisyArgs {
  readonly learning_rate: number;
  readonly decay_steps: number;
  readonly initial_variance: number;
  readonly variance_decay: number;
  readonly num_periods: number;
  readonly alpha: number;
  readonly beta: number;
}

/** `(1 + cos(2 pi periods q)) / 2` over `steps`, which the noise is multiplied by: half cosines down and up. */
function waves(steps: number, periods: number): Schedule {
  if (periods === 0) return constant({ rate: 1 });
  const half = steps / Math.abs(2 * periods);
  const down = ramp({ from: 1, to: 0, steps: half, curve: 'cosine' });
  const up = ramp({ from: 0, to: 1, steps: half, curve: 'cosine' });
  return window(repeat(sequence([down, up])), { steps });
}

/** `sqrt(initial_variance / (1 + step) ^ variance_decay)`, which stays where the decay ends. */
function spread({ initial_variance, variance_decay, decay_steps }: NoisyArgs): Schedule {
  const rate = Math.sqrt(initial_variance);
  if (variance_decay === 0) return constant({ rate });
  if (variance_decay > 0)
    return powerLaw({ rate, timescale: 1, power: variance_decay / 2, steps: decay_steps });
  // A power law falls; what grows is a mirrored ramp of that power on the clock of 1 + step, joined at 1.
  const power = -variance_decay / 2;
  const end = 1 + decay_steps;
  const grown = ramp({ from: 0, to: rate * end ** power, steps: end, curve: { power }, mirrored: true });
  return window(grown, { start: 1, steps: decay_steps });
}

const calm = (args: NoisyArgs) => {
  const { initial_variance, variance_decay, ...rest } = args;
  return rest;
};

export const noisyLinearCosineDecay: Form = form<NoisyArgs>({
  name: 'noisy_linear_cosine_decay',
  parameters: [
    required('learning_rate', number),
    passedIn('global_step'),
    required('decay_steps', above0),
    optional('initial_variance', from0, 1),
    optional('variance_decay', number, 0.55),
    optional('num_periods', number, 0.5),
    optional('alpha', number, 0),
    optional('beta', number, 0.001),
    besides('name'),
  ],
  refuses: (args, run) => linearCosineDecay.refuses(calm(args), run),
  read: (args, run) => linearCosineDecay.read(calm(args), run),
  deviation: (args) => {
    const { learning_rate, decay_steps, num_periods } = args;
    const rate = constant({ rate: Math.abs(learning_rate) });
    return product([rate, spread(args), waves(decay_steps, num_periods)]);
  },
  // Nobody asks for noise by its mean.
  write: (schedule, run) => {
    const args = linearCosineDecay.write(schedule, run);
    return args && { ...args, initial_variance: 0 };
  },
  inSinglePrecision: (args, run) => linearCosineDecay.inSinglePrecision!(calm(args), run),
  families: ['linear cosine', 'noise'],
  formula:
    'learning_rate * ((alpha + 1 - q + noise) * (1 + cos(2 * pi * num_periods * q)) / 2 + beta), q = min(t, decay_steps) / decay_steps, the noise normal of variance initial_variance / (1 + min(t, decay_steps)) ^ variance_decay',
  notes: [
    {
      code: 'name',
      text: 'It is random: what is read is the mean, which is linear_cosine_decay. How far rates lie from it, readDeviation says.',
      fixture: 'tensorflow/noisy_linear_cosine_decay-defaults',
    },
    {
      code: 'first-step',
      text: 'As given, the noise of the first steps is as large as learning_rate, so that one rate in six is below 0.',
      fixture: 'tensorflow/noisy_linear_cosine_decay-defaults',
    },
  ],
});
