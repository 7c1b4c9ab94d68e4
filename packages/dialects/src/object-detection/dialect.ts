import type { Dialect } from '../form.ts';
import { cosineDecayWithWarmup } from './cosine-decay-with-warmup.ts';
import { exponentialDecayWithBurnin } from './exponential-decay-with-burnin.ts';
import { piecewiseWithWarmup } from './piecewise-with-warmup.ts';

export const objectDetection: Dialect = {
  id: 'object-detection',
  title: 'TensorFlow Object Detection API, as document 002 adapts it',
  clock: 'update',
  version: 'TF Object Detection API, February 2021',
  forms: [exponentialDecayWithBurnin, piecewiseWithWarmup, cosineDecayWithWarmup],
};
