import type { Form, Note } from '../../form/form.ts';
import { isPassedIn } from '../../form/parameter.ts';
import { exponentialDecay, naturalExpDecay } from '../tensorflow/exponential-decay.ts';
import { inverseTimeDecay } from '../tensorflow/inverse-time-decay.ts';
import { polynomialDecay } from '../tensorflow/polynomial-decay.ts';

/** A function of TensorFlow's that Paddle has under the same name, but for the step, which Paddle counts itself. */
function layer(form: Form, notes: readonly Note[]): Form {
  const { inSinglePrecision, ...rest } = form;
  return { ...rest, parameters: form.parameters.filter((one) => !isPassedIn(one)), notes };
}

const lost = (what: string, fixture: string): Note => ({
  code: 'version',
  text: `In the dynamic mode of 2.x decay_steps and staircase are lost: it is ${what}, by the step.`,
  fixture,
});

/** The functions of `fluid.layers`, in a static graph. */
export const layers: readonly Form[] = [
  layer(exponentialDecay, [lost('ExponentialDecay(gamma=decay_rate)', 'paddle/dynamic-exponential')]),
  layer(naturalExpDecay, [lost('NaturalExpDecay(gamma=decay_rate)', 'paddle/dynamic-natural-exp')]),
  layer(inverseTimeDecay, [lost('InverseTimeDecay(gamma=decay_rate)', 'paddle/dynamic-inverse-time')]),
  layer(polynomialDecay, [
    {
      code: 'boundary',
      text: 'With cycle, every multiple of decay_steps is at end_learning_rate, and the step after it jumps up.',
      fixture: 'paddle/fluid-polynomial-cycle',
    },
  ]),
];
