import type { Dialect, Form } from '../../form/form.ts';
import { cosineAnnealingDecay, cosineAnnealingWarmRestarts, cosineDecayLayer } from './cosine.ts';
import { cyclicLr } from './cyclic.ts';
import { paddleDeclares } from './declares.ts';
import { exponentialDecay, naturalExpDecay } from './exponential.ts';
import { exponentialWithWarmupDecay } from './exponential-with-warmup-decay.ts';
import { inverseTimeDecay } from './inverse-time.ts';
import { lambdaDecay } from './lambda-decay.ts';
import { layers } from './layers.ts';
import { linearLr } from './linear.ts';
import { multiplicativeDecay } from './multiplicative-decay.ts';
import { noamDecay, noamDecayLayer } from './noam.ts';
import { oneCycleLr } from './one-cycle.ts';
import { piecewiseDecay, piecewiseDecayLayer } from './piecewise.ts';
import { polynomialDecay } from './polynomial.ts';
import { multiStepDecay, stepDecay } from './steps.ts';
import { linearLrWarmupLayer, linearWarmup } from './warmup.ts';

const classes: readonly Form[] = [
  multiStepDecay,
  piecewiseDecay,
  stepDecay,
  exponentialDecay,
  linearLr,
  polynomialDecay,
  cosineAnnealingDecay,
  cosineAnnealingWarmRestarts,
  inverseTimeDecay,
  noamDecay,
  cyclicLr,
  linearWarmup(() => classes),
  oneCycleLr,
  naturalExpDecay,
];

const functions: readonly Form[] = [
  ...layers,
  piecewiseDecayLayer,
  cosineDecayLayer,
  noamDecayLayer,
  linearLrWarmupLayer(() => functions),
];

export const paddle: Dialect = {
  id: 'paddle',
  title: 'PaddlePaddle, paddle.optimizer.lr and fluid.layers',
  clock: 'update',
  version: '2.6 at c811851d',
  python: {
    prefix: 'paddle.optimizer.lr.',
    imports: 'import paddle',
    variable: 'scheduler',
    others: [
      {
        names: functions.map(({ name }) => name),
        prefix: 'fluid.layers.',
        imports: 'import paddle.fluid as fluid',
        variable: 'learning_rate',
      },
      // A function of a document.
      { names: [exponentialWithWarmupDecay.name], variable: 'learning_rate' },
    ],
  },
  // The last resort stands last: it can say everything.
  forms: [...classes, ...functions, exponentialWithWarmupDecay, lambdaDecay, multiplicativeDecay],
  declares: { own: paddleDeclares },
  notes: [
    {
      code: 'name',
      text: 'ReduceOnPlateau follows a metric, which no schedule knows beforehand: it is not read.',
    },
    {
      code: 'clock',
      text: 'Nothing steps a schedule but scheduler.step(): once an update, or once an epoch.',
    },
    {
      code: 'version',
      text: 'The functions of fluid.layers are of static graphs. 2.x starts in dynamic mode, where they become its classes and lose arguments.',
      fixture: 'paddle/dynamic-exponential',
    },
  ],
};
