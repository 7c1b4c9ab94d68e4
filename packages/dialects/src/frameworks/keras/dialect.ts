import type { Dialect, Form, Note } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { keras as numbers } from '../../text/function/numbers.ts';
import { cosineDecayRestarts } from '../tensorflow/cosine-decay-restarts.ts';
import { exponentialDecay } from '../tensorflow/exponential-decay.ts';
import { inverseTimeDecay } from '../tensorflow/inverse-time-decay.ts';
import { polynomialDecay } from '../tensorflow/polynomial-decay.ts';
import { cosineDecay } from './cosine-decay.ts';
import { kerasDeclares } from './declares.ts';
import { serialized } from './layout.ts';
import { piecewiseConstantDecay } from './piecewise-constant-decay.ts';
import { scheduleClass } from './schedule-class.ts';

const stairsNotes = (name: string): readonly Note[] => [
  {
    code: 'boundary',
    text: 'A stair falls at each whole multiple of decay_steps, that step included.',
    fixture: `keras/${name}-staircase`,
  },
  {
    code: 'rounding',
    text: 'In a compiled function, as fit makes one, t / decay_steps is t * (1 / decay_steps), rounded: of 41 steps, some stairs come a step late. Called by itself it divides, and they do not.',
    fixture: `keras/${name}-decay-steps-41`,
  },
  {
    code: 'rounding',
    text: 'Above step 2^24 single precision cannot tell one step from the next, and stairs are missed by a step or more.',
    fixture: `keras/${name}-steps-above-2-24`,
  },
  {
    code: 'rounding',
    text: 'An initial rate written as a whole number makes decay_rate whole as well, so that 0.5 is 0: write 1.0.',
    fixture: `keras/${name}-initial-whole`,
  },
];

const exponential: Form = scheduleClass({
  name: 'ExponentialDecay',
  function: exponentialDecay,
  notes: stairsNotes('ExponentialDecay'),
});

const inverseTime: Form = scheduleClass({
  name: 'InverseTimeDecay',
  function: inverseTimeDecay,
  notes: stairsNotes('InverseTimeDecay'),
});

const polynomial: Form = scheduleClass({
  name: 'PolynomialDecay',
  function: polynomialDecay,
  notes: [
    {
      code: 'floor',
      text: 'end_learning_rate is a rate, not a share of initial_learning_rate, and 0.0001 unless given.',
      fixture: 'keras/PolynomialDecay-defaults',
    },
    {
      code: 'boundary',
      text: 'With cycle, the end is met at each multiple of decay_steps, and the next step is up again.',
      fixture: 'keras/PolynomialDecay-cycle',
    },
    {
      code: 'last-step',
      text: 'In a compiled function a power below 1 may not reach the end: decay_steps times its rounded inverse is not always 1.',
      fixture: 'keras/PolynomialDecay-power-half-41',
    },
    {
      code: 'rounding',
      text: 'An initial rate written as a whole number makes end_learning_rate whole as well: 0.5 is 0.',
      fixture: 'keras/PolynomialDecay-initial-whole',
    },
  ],
});

const restarts: Form = scheduleClass({
  name: 'CosineDecayRestarts',
  function: cosineDecayRestarts,
  notes: [
    {
      code: 'floor',
      text: 'alpha is a share of initial_learning_rate; m_mul does not shrink it, and it is never exactly met.',
      fixture: 'keras/CosineDecayRestarts-alpha',
    },
    {
      code: 'raises',
      text: 'An initial rate written as a whole number fails when it is asked.',
      fixture: 'keras/CosineDecayRestarts-initial-whole',
    },
  ],
});

const forms: readonly Form[] = [
  piecewiseConstantDecay,
  cosineDecay,
  exponential,
  polynomial,
  restarts,
  inverseTime,
];

const own: Dialect = {
  id: 'keras',
  title: 'Keras 3, keras.optimizers.schedules',
  clock: 'batch',
  version: '3.15.1',
  python: {
    prefix: 'keras.optimizers.schedules.',
    imports: 'import keras',
    variable: 'learning_rate',
  },
  layouts: serialized(forms),
  forms,
  declares: { own: kerasDeclares },
  notes: [
    {
      code: 'clock',
      text: 'A schedule counts optimizer.iterations, which with gradient_accumulation_steps=A is batches: lengths are A times as long as in updates.',
      fixture: 'keras/CosineDecay-accumulation-4',
    },
    {
      code: 'clock',
      text: 'The first update that A batches make sees step A - 1, not 0.',
      fixture: 'keras/ExponentialDecay-accumulation-4',
    },
    {
      code: 'name',
      text: 'ReduceLROnPlateau and LearningRateScheduler are callbacks: what they do depends on metrics, or is any function.',
    },
  ],
};

export const keras: Dialect = withFunction(own, {
  name: 'LearningRateSchedule',
  numbers,
  use: () => `class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return rate(step)

    def get_config(self):
        return {}


learning_rate = Schedule()`,
  mark: /^class Schedule\(keras\.optimizers\.schedules\.LearningRateSchedule\):/m,
  notes: [
    {
      code: 'name',
      text: 'It computes in the precision of keras.config.floatx(), single unless set; above 2^24 steps that cannot tell one from the next.',
    },
  ],
});
