import { ramp, repeat, scaleSteps, stairs } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { above0, integer, number, optional, required, when } from '../../form/parameter.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { lastParameters, learningRate, wholeFrom1 } from './parameters.ts';

export const cosineAnnealingDecay: Form = form<{ learning_rate: number; T_max: number; eta_min: number }>({
  name: 'CosineAnnealingDecay',
  parameters: [learningRate, required('T_max', integer), optional('eta_min', number, 0), ...lastParameters],
  refuses: ({ T_max }) => wholeFrom1('T_max', T_max),
  read: ({ learning_rate, T_max, eta_min }) => cosineWave({ from: learning_rate, to: eta_min, steps: T_max }),
  write: (schedule) => {
    const found = cosineWaveOf(schedule) ?? schedule;
    return found.kind === 'ramp' && found.curve === 'cosine'
      ? { learning_rate: found.from, T_max: found.steps, eta_min: found.to }
      : undefined;
  },
  families: ['cosine'],
  formula: 'eta_min + (learning_rate - eta_min) * (1 + cos(pi * t / T_max)) / 2',
  notes: [{ code: 'after-end', text: 'After T_max the rate rises again.', fixture: 'paddle/cosine' }],
});

export const cosineAnnealingWarmRestarts: Form = form<{
  learning_rate: number;
  T_0: number;
  T_mult: number;
  eta_min: number;
}>({
  name: 'CosineAnnealingWarmRestarts',
  parameters: [
    learningRate,
    required('T_0', integer),
    optional('T_mult', integer, 1),
    optional('eta_min', number, 0),
    ...lastParameters,
  ],
  refuses: ({ T_0, T_mult }) => [
    ...wholeFrom1('T_0', T_0),
    ...when(T_mult < 1, 'T_mult', 'an integer from 1', T_mult),
  ],
  read: ({ learning_rate, T_0, T_mult, eta_min }) => {
    const cycle = ramp({ from: learning_rate, to: eta_min, steps: T_0, curve: 'cosine' });
    return repeat(cycle, { stepsFactor: T_mult });
  },
  write: (schedule) => {
    if (schedule.kind !== 'repeat' || schedule.rateFactor !== 1) return undefined;
    const { part, stepsFactor } = schedule;
    if (part.kind !== 'ramp' || part.curve !== 'cosine') return undefined;
    return { learning_rate: part.from, T_0: part.steps, T_mult: stepsFactor, eta_min: part.to };
  },
  families: ['cosine restarts, equal', 'cosine restarts, growing'],
  formula: 'eta_min + (learning_rate - eta_min) * (1 + cos(pi * k / T_i)) / 2, k from the restart',
  notes: [
    {
      code: 'last-step',
      text: 'eta_min is never met: a restart comes in its place.',
      fixture: 'paddle/restarts',
    },
    {
      code: 'rounding',
      text: 'Inside LinearWarmup it is asked by step number, and finds the period by a quotient of logarithms, which at some exact restarts names the one before; here the new period begins.',
      fixture: 'paddle/linear-warmup-restarts-late',
    },
  ],
});

export const cosineDecayLayer: Form = form<{
  learning_rate: number;
  step_each_epoch: number;
  epochs: number;
}>({
  name: 'cosine_decay',
  parameters: [
    required('learning_rate', number),
    required('step_each_epoch', above0),
    required('epochs', above0),
  ],
  read: ({ learning_rate, step_each_epoch, epochs }) => {
    const wave = cosineWave({ from: learning_rate, to: 0, steps: epochs });
    return stairs(scaleSteps(wave, step_each_epoch), { every: step_each_epoch });
  },
  write: (schedule) => {
    const found = schedule.kind === 'stairs' ? cosineWaveOf(schedule.part) : undefined;
    if (!found || schedule.kind !== 'stairs') return undefined;
    return {
      learning_rate: found.from,
      step_each_epoch: schedule.every,
      epochs: found.steps / schedule.every,
    };
  },
  families: ['cosine', 'by epoch'],
  formula: 'learning_rate * (1 + cos(pi * floor(t / step_each_epoch) / epochs)) / 2',
  notes: [
    {
      code: 'after-end',
      text: 'After its epochs the rate rises again.',
      fixture: 'paddle/fluid-cosine',
    },
    {
      code: 'version',
      text: 'In the dynamic mode of 2.x step_each_epoch is lost: it is CosineAnnealingDecay over epochs steps.',
      fixture: 'paddle/dynamic-cosine',
    },
  ],
});
