import { type Form, form, type GroupRun } from '../../form/form.ts';
import { flag, integer, number, optional, required, when } from '../../form/parameter.ts';
import { polynomialDecay as asTensorflow } from '../tensorflow/polynomial-decay.ts';
import { lastParameters, learningRate, wholeFrom1 } from './parameters.ts';

interface PolynomialArgs {
  readonly learning_rate: number;
  readonly decay_steps: number;
  readonly end_lr: number;
  readonly power: number;
  readonly cycle: boolean;
}

/** TensorFlow's names for the same. */
const renamed = ({ end_lr, ...args }: PolynomialArgs) => ({ ...args, end_learning_rate: end_lr });

export const polynomialDecay: Form = form<PolynomialArgs>({
  name: 'PolynomialDecay',
  parameters: [
    learningRate,
    required('decay_steps', integer),
    optional('end_lr', number, 0.0001),
    optional('power', number, 1),
    optional('cycle', flag, false),
    ...lastParameters,
  ],
  refuses: (args, run) => {
    const own = [
      ...wholeFrom1('decay_steps', args.decay_steps),
      ...when(!(args.power > 0), 'power', 'a number above 0', args.power),
    ];
    return own.length > 0 ? own : asTensorflow.refuses(renamed(args), run);
  },
  read: (args, run) => asTensorflow.read(renamed(args), run),
  write: (schedule, run: GroupRun) => {
    const found = asTensorflow.write(schedule, run) as Omit<PolynomialArgs, 'end_lr'> & {
      end_learning_rate?: number;
    };
    if (!found?.power) return undefined;
    const { end_learning_rate: end_lr = 0.0001, ...args } = found;
    return { ...args, end_lr };
  },
  families: ['polynomial', 'linear', 'polynomial with cycle'],
  formula: '(learning_rate - end_lr) * (1 - min(t, decay_steps) / decay_steps) ^ power + end_lr',
  notes: [
    {
      code: 'floor',
      text: 'end_lr is a rate, 0.0001 unless given; a smaller learning_rate climbs to it.',
      fixture: 'paddle/polynomial-end-above',
    },
    {
      code: 'boundary',
      text: 'With cycle, every multiple of decay_steps is at end_lr, and the step after it jumps up.',
      fixture: 'paddle/polynomial-cycle',
    },
  ],
});
