import { type Rule, when } from '../rule.ts';
import { argumentPath } from '../view.ts';
import { listed, shown } from '../words.ts';

const fluid = ['exponential_decay', 'natural_exp_decay', 'inverse_time_decay', 'cosine_decay'];

export const paddleDygraph: Rule = {
  id: 'paddle/dygraph',
  severity: 'error',
  summary: "Paddle's old functions lose their arguments in dynamic mode.",
  condition: `${listed(fluid)} of Paddle is called in dynamic mode.`,
  why: 'There they make the classes of 2.x, which have neither decay_steps nor staircase: the rate decays at every step, so that exponential_decay(0.1, 1000, 0.5) halves at each of them. cosine_decay becomes a cosine of `epochs` steps.',
  fix: 'Write the class of paddle.optimizer.lr, with the decay of one step: its gamma is the decay_steps-th root of decay_rate.',
  check: ({ calls, subject: { dialect, isDynamic } }) =>
    calls.flatMap((call) =>
      when(dialect === 'paddle' && isDynamic === true && fluid.includes(call.name), () => ({
        message: `${call.name} loses ${call.name === 'cosine_decay' ? 'step_each_epoch' : 'decay_steps and staircase'} in dynamic mode`,
        path: call.path,
        step: 1,
      })),
    ),
  examples: {
    fires: {
      dialect: 'paddle',
      text: 'fluid.layers.exponential_decay(learning_rate=0.1, decay_steps=1000, decay_rate=0.5)',
      run: { totalSteps: 10000 },
      isDynamic: true,
    },
    quiet: {
      dialect: 'paddle',
      text: 'fluid.layers.exponential_decay(learning_rate=0.1, decay_steps=1000, decay_rate=0.5)',
      run: { totalSteps: 10000 },
    },
  },
};

/** A tenth at each milestone is a tenth, however it is computed. */
const usual = 0.1;

export const scalarGamma: Rule = {
  id: 'paddledet/scalar-gamma',
  severity: 'warning',
  summary: 'A single gamma of PaddleDetection is divided by ten at each further milestone.',
  condition: 'PiecewiseDecay has one number for gamma, other than 0.1, and more than one milestone.',
  why: 'gamma 0.5 gives 0.5, 0.05, 0.005 of the base, where other frameworks give 0.5, 0.25, 0.125.',
  fix: 'Give a list with a share of base_lr for each milestone.',
  check: ({ calls }) =>
    calls.flatMap((call) => {
      const { gamma, milestones } = call.args;
      const isScalar = call.name === 'PiecewiseDecay' && typeof gamma === 'number' && gamma !== usual;
      return when(isScalar && Array.isArray(milestones) && milestones.length > 1, () => {
        const shares = (milestones as number[]).map((_, i) => (gamma as number) / 10 ** i);
        const meant = shares.map((_, i) => (gamma as number) ** (i + 1));
        return {
          message: `gamma ${shown(gamma as number)} gives ${listed(shares.map(shown))} of the base at the milestones, not ${listed(meant.map(shown))}`,
          fix: `Write gamma: [${meant.map(shown).join(', ')}].`,
          path: argumentPath(call, 'gamma'),
        };
      });
    }),
  examples: {
    fires: {
      dialect: 'paddledetection',
      text: `LearningRate:
  base_lr: 0.01
  schedulers:
  - !PiecewiseDecay
    gamma: 0.5
    milestones: [8, 11]
  - !LinearWarmup
    start_factor: 0.1
    steps: 1000`,
      run: { epochs: 12, stepsPerEpoch: 7330 },
    },
    quiet: {
      dialect: 'paddledetection',
      text: `LearningRate:
  base_lr: 0.01
  schedulers:
  - !PiecewiseDecay
    gamma: 0.1
    milestones: [8, 11]
  - !LinearWarmup
    start_factor: 0.1
    steps: 1000`,
      run: { epochs: 12, stepsPerEpoch: 7330 },
    },
  },
};
