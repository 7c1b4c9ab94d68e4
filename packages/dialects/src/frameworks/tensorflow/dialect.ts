import type { Dialect } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { tensorflow as numbers } from '../../text/function/numbers.ts';
import { cosineDecay } from './cosine-decay.ts';
import { cosineDecayRestarts } from './cosine-decay-restarts.ts';
import { tensorflowDeclares } from './declares.ts';
import { exponentialDecay, naturalExpDecay } from './exponential-decay.ts';
import { inverseTimeDecay } from './inverse-time-decay.ts';
import { linearCosineDecay } from './linear-cosine-decay.ts';
import { noisyLinearCosineDecay } from './noisy-linear-cosine-decay.ts';
import { piecewiseConstantDecay } from './piecewise-constant-decay.ts';
import { polynomialDecay } from './polynomial-decay.ts';

const own: Dialect = {
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
  declares: { own: tensorflowDeclares },
};

export const tensorflow: Dialect = withFunction(own, {
  name: 'learning_rate',
  numbers,
  tick: 'global_step',
  use: () => 'learning_rate = rate(global_step)',
  mark: /^learning_rate = rate\(global_step\)/m,
  notes: [
    {
      code: 'name',
      text: 'An optimizer takes any tensor for its learning_rate. The function builds a graph, so that cases are tf.where and not if.',
    },
    {
      code: 'name',
      text: 'It computes in double precision, and the optimizer casts the rate to the type of its variables.',
    },
  ],
});
