import type { Dialect } from '../../form/form.ts';
import { cosineDecay } from './cosine-decay.ts';
import { cosineDecayRestarts } from './cosine-decay-restarts.ts';
import { exponentialDecay, naturalExpDecay } from './exponential-decay.ts';
import { inverseTimeDecay } from './inverse-time-decay.ts';
import { linearCosineDecay } from './linear-cosine-decay.ts';
import { noisyLinearCosineDecay } from './noisy-linear-cosine-decay.ts';
import { piecewiseConstantDecay } from './piecewise-constant-decay.ts';
import { polynomialDecay } from './polynomial-decay.ts';

export const tensorflow: Dialect = {
  id: 'tensorflow',
  title: 'TensorFlow 1.x, tf.train and tf.compat.v1.train',
  clock: 'update',
  version: '2.21.0',
  python: { prefix: 'tf.train.', imports: 'import tensorflow.compat.v1 as tf', variable: 'learning_rate' },
  forms: [
    piecewiseConstantDecay,
    exponentialDecay,
    naturalExpDecay,
    inverseTimeDecay,
    polynomialDecay,
    cosineDecay,
    cosineDecayRestarts,
    linearCosineDecay,
    noisyLinearCosineDecay,
  ],
};
