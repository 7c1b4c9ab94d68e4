import { limits } from '../limits.ts';
import { type Hit, type Rule, when } from '../rule.ts';
import { argumentPath, baseRateOf, numberAt, type PlacedCall, type View } from '../view.ts';
import { shown } from '../words.ts';

const factors: Readonly<Record<string, string>> = { ConstantLR: 'factor', LinearLR: 'start_factor' };

export const factorZero: Rule = {
  id: 'factor/zero',
  severity: 'error',
  summary: 'A factor of 0 cannot be multiplied back.',
  condition: 'The factor of a ConstantLR, or the start_factor of a LinearLR, is 0.',
  why: 'PyTorch and MMEngine compute the next rate from the last one: from 0 it is a division by zero, at the first step or when the constant ends.',
  fix: 'Give a small factor, such as 1e-6.',
  check: ({ calls }) =>
    calls.flatMap((call) => {
      const name = factors[call.name] ?? '';
      return when(numberAt(call, name) === 0, () => ({
        message: `${name} of ${call.name} is 0, and the next rate is found by dividing by it`,
        path: argumentPath(call, name),
        step: 0,
      }));
    }),
  examples: {
    fires: {
      dialect: 'mmengine',
      text: "param_scheduler = [dict(type='LinearLR', start_factor=0, by_epoch=False, begin=0, end=500)]",
      run: { baseRate: 0.01, totalSteps: 1000 },
    },
    quiet: {
      dialect: 'mmengine',
      text: "param_scheduler = [dict(type='LinearLR', start_factor=1e-6, by_epoch=False, begin=0, end=500)]",
      run: { baseRate: 0.01, totalSteps: 1000 },
    },
  },
};

/** Arguments that are a floor: a rate, or a share of the peak. */
const rates = [
  'eta_min',
  'lr_min',
  'min_lr',
  'end_learning_rate',
  'end_lr',
  'lr_end',
  'BASE_LR_END',
  'min_learning_rate',
];
const shares = ['alpha', 'eta_min_ratio', 'min_lr_ratio', 'min_lr_rate', 'cos_min_ratio', 'lrf'];
/** Where `end_lr` is the rate at the end of the warm-up, which is the peak. */
const warmups = ['LinearWarmup', 'linear_lr_warmup'];

function floorHits(call: PlacedCall, view: View): readonly Hit[] {
  const isAssumed = view.subject.assumed?.includes('baseRate') === true;
  const base = baseRateOf(view.subject) ?? (isAssumed ? undefined : view.peak);
  const hits = (warmups.includes(call.name) ? [] : rates).flatMap((name): readonly Hit[] => {
    const value = numberAt(call, name);
    if (value === undefined || value <= 0 || base === undefined || base <= 0) return [];
    const path = argumentPath(call, name);
    const isGiven = call.given?.includes(name) !== false;
    const unless = isGiven ? '' : ', its default,';
    if (value >= base)
      return [
        {
          severity: 'warning',
          message: `${name} of ${shown(value)}${unless} is a rate and not below the ${shown(base)} that it should come down from${value === base ? ': the rate stays' : ': the rate goes up'}`,
          path,
        },
      ];
    const { floorRate } = limits;
    return when(value >= floorRate && base < floorRate, () => ({
      severity: 'warning',
      message: `${name} of ${shown(value)} is a rate, and looks like a share of ${shown(base)}`,
      path,
    }));
  });
  const over = shares.flatMap((name) =>
    when((numberAt(call, name) ?? 0) > 1, () => ({
      message: `${name} of ${shown(numberAt(call, name)!)} is a share of the peak, and over 1: the rate goes up`,
      path: argumentPath(call, name),
      fix: `Give the share, such as ${base === undefined ? 'floor / peak' : shown(Math.min(1, numberAt(call, name)! / base))}, or take a framework's argument that is a rate.`,
    })),
  );
  return [...hits, ...over];
}

export const floorUnit: Rule = {
  id: 'floor/unit',
  severity: 'error',
  summary: 'A floor is given as a rate where a share of the peak is asked for, or the other way round.',
  condition: `A floor that is a rate (${rates.join(', ')}) is not below the peak, or is ${limits.floorRate} or more where the peak is less: warning; one that is a share (${shares.join(', ')}) is over 1: error. The default of 1e-4 of TensorFlow and Paddle counts.`,
  why: 'alpha is a share of the peak and eta_min a rate. With the wrong one the schedule hardly falls, or goes up: end_learning_rate is 1e-4 unless told, which is above many a rate of Adam.',
  fix: 'Multiply a share by the peak to have a rate, and divide a rate by it to have a share.',
  check: (view) => view.calls.flatMap((call) => floorHits(call, view)),
  examples: {
    fires: {
      dialect: 'tensorflow',
      text: 'tf.train.polynomial_decay(5e-5, global_step, 10000)',
      run: { totalSteps: 10000 },
    },
    quiet: {
      dialect: 'tensorflow',
      text: 'tf.train.polynomial_decay(5e-5, global_step, 10000, end_learning_rate=0.0)',
      run: { totalSteps: 10000 },
    },
  },
};

export const intInitial: Rule = {
  id: 'dtype/int-initial',
  severity: 'error',
  summary: 'An initial rate that is an integer makes every rate an integer.',
  condition: 'The initial_learning_rate of a Keras schedule is written without a decimal point.',
  why: 'The schedule computes in the type of its initial rate: ExponentialDecay(1, 10, 0.5) gives 1, 0, 0.',
  fix: 'Write the rate as a float, such as 1.0.',
  check: ({ calls, subject: { dialect, places = {} } }) =>
    calls.flatMap((call) => {
      const path = argumentPath(call, 'initial_learning_rate');
      const text = places[path]?.text ?? '';
      return when(dialect === 'keras' && /^[+-]?\d+$/.test(text), () => ({
        message: `initial_learning_rate is the integer ${text}, and so are all rates: they are 0 as soon as they are below 1`,
        fix: `Write ${text}.0.`,
        path,
        step: 1,
      }));
    }),
  examples: {
    fires: { dialect: 'keras', text: 'ExponentialDecay(1, 10, 0.5)', run: { totalSteps: 100 } },
    quiet: { dialect: 'keras', text: 'ExponentialDecay(1.0, 10, 0.5)', run: { totalSteps: 100 } },
  },
};

export const float32Step: Rule = {
  id: 'dtype/float32-step',
  severity: 'warning',
  summary: 'The run has more steps than single precision can count.',
  condition: `The run has more than 2^24 = ${limits.singlePrecision} updates, and the framework computes in single precision (TensorFlow, Keras, optax).`,
  why: 'Above 2^24 two steps are one number, so that edges of stairs and restarts are missed by one or more.',
  fix: 'Compute the schedule in double precision, or in units of many steps.',
  check: ({ subject: { isSinglePrecision }, executed = 0 }) =>
    when(isSinglePrecision === true && executed > limits.singlePrecision, () => ({
      message: `the run has ${shown(executed)} updates, and from ${limits.singlePrecision} on single precision leaves some out`,
      step: limits.singlePrecision,
    })),
  examples: {
    fires: {
      dialect: 'tensorflow',
      text: 'tf.train.exponential_decay(0.1, global_step, 123457, 0.9, staircase=True)',
      run: { totalSteps: 20_000_000 },
    },
    quiet: {
      dialect: 'tensorflow',
      text: 'tf.train.exponential_decay(0.1, global_step, 123457, 0.9, staircase=True)',
      run: { totalSteps: 10_000_000 },
    },
  },
};
