import type { Dialect } from '../form.ts';
import { cosineDecayWithWarmup } from './cosine-decay-with-warmup.ts';
import { exponentialDecayWithBurnin } from './exponential-decay-with-burnin.ts';
import { exponentialDecayWithWarmup } from './exponential-decay-with-warmup.ts';
import { manualStepping } from './manual-stepping.ts';
import { piecewiseWithWarmup } from './piecewise-with-warmup.ts';

export const objectDetection: Dialect = {
  id: 'object-detection',
  title: 'TensorFlow Object Detection API, its own functions and as document 002 adapts them',
  clock: 'update',
  version: 'TF Object Detection API, February 2021',
  forms: [
    exponentialDecayWithBurnin,
    exponentialDecayWithWarmup,
    manualStepping,
    piecewiseWithWarmup,
    cosineDecayWithWarmup,
  ],
  notes: [
    {
      code: 'name',
      text: 'In a configuration file they are exponential_decay_learning_rate, manual_step_learning_rate and cosine_decay_learning_rate, with defaults of their own.',
    },
  ],
};
