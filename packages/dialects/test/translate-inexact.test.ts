import { rateOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import {
  type Args,
  type Call,
  dialectOf,
  dialects,
  type InnerCall,
  type Run,
  readGroups,
  takesFunction,
  translateCall,
} from '../src/index.ts';

// What other frameworks have no call for: a function with the very rates is written where they take one, or nothing; never what is nearly it.

const N = 60;
const run: Run = { baseRate: 0.1, totalSteps: N };
const epochs: Run = { ...run, stepsPerEpoch: 10, epochs: 6 };
const one = (name: string, args: Args = {}): InnerCall => ({ name, args });

interface Row {
  readonly what: string;
  readonly call: Call;
  /** Dialects of which no call says it: some take a function, some have nothing. */
  readonly noCall: readonly string[];
  /** The form that says it in PyTorch. */
  readonly pytorch?: string;
}

const row = (
  what: string,
  [dialect, name, args, own = run]: readonly [string, string, Args, Run?],
  noCall: readonly string[],
  pytorch?: string,
): Row => ({ what, call: { dialect, name, args, run: own }, noCall, ...(pytorch && { pytorch }) });

const byShift = ['transformers', 'keras', 'object-detection', 'megatron', 'mae'];

const rows: readonly Row[] = [
  row(
    'a cosine of timm that has been running under its warm-up',
    ['timm', 'CosineLRScheduler', { t_initial: N, warmup_t: 20, t_in_epochs: false }],
    byShift,
    'LambdaLR',
  ),
  row(
    'a cosine of detectron2 without RESCALE_INTERVAL',
    [
      'detectron2',
      'SOLVER',
      { LR_SCHEDULER_NAME: 'WarmupCosineLR', MAX_ITER: N, BASE_LR: 0.1, WARMUP_ITERS: 20 },
    ],
    byShift,
    'LambdaLR',
  ),
  row(
    'the three groups of YOLO',
    ['ultralytics', 'train', { epochs: 6, warmup_epochs: 2 }, epochs],
    [...byShift, 'timm', 'optax', 'deepspeed', 'pytorch'],
  ),
  row(
    'a clock that 7 devices multiply',
    [
      'accelerate',
      'AcceleratedScheduler',
      { scheduler: one('CosineAnnealingWarmRestarts', { T_0: 100, T_mult: 2 }) },
      { ...run, devices: 7 },
    ],
    ['transformers', 'megatron'],
    'LambdaLR',
  ),
  row(
    'one rate an epoch',
    ['mmcv', 'CosineAnnealing', { min_lr: 0 }, epochs],
    ['transformers', 'megatron', 'deepspeed', 'mae'],
    'CosineAnnealingLR',
  ),
  row(
    'restarts that grow',
    ['pytorch', 'CosineAnnealingWarmRestarts', { T_0: 10, T_mult: 2 }],
    ['transformers', 'megatron', 'deepspeed'],
    'CosineAnnealingWarmRestarts',
  ),
  row(
    'a polynomial that starts anew',
    ['tensorflow', 'polynomial_decay', { learning_rate: 0.1, decay_steps: 20, cycle: true }],
    ['transformers', 'megatron', 'deepspeed', 'mmcv'],
    // Cycle by cycle, each from where it begins.
    'SequentialLR',
  ),
  row(
    'a linear cosine',
    ['tensorflow', 'linear_cosine_decay', { learning_rate: 0.1, decay_steps: N }],
    ['transformers', 'keras', 'optax', 'timm', 'mmcv'],
    'LambdaLR',
  ),
  row(
    'the mean of a noisy one',
    ['tensorflow', 'noisy_linear_cosine_decay', { learning_rate: 0.1, decay_steps: N }],
    ['transformers', 'keras', 'optax', 'timm', 'mmcv'],
    'LambdaLR',
  ),
  row(
    'a tanh',
    ['timm', 'TanhLRScheduler', { t_initial: N, t_in_epochs: false }],
    ['transformers', 'keras', 'optax', 'mmcv', 'tensorflow'],
    'LambdaLR',
  ),
  row(
    'a k-decay',
    ['timm', 'CosineLRScheduler', { t_initial: N, k_decay: 1.5, t_in_epochs: false }],
    ['transformers', 'keras', 'optax', 'mmcv', 'tensorflow'],
    'LambdaLR',
  ),
  row(
    'a logarithmic warm-up',
    ['deepspeed', 'WarmupLR', { warmup_max_lr: 0.1, warmup_num_steps: 20 }],
    ['transformers', 'keras', 'optax', 'mmcv', 'tensorflow'],
    'LambdaLR',
  ),
  row(
    'a one cycle that counts its batches to N - 1',
    ['pytorch', 'OneCycleLR', { max_lr: 0.1, total_steps: N }],
    ['fastai', 'transformers', 'timm'],
    'OneCycleLR',
  ),
];

const ratesOf = (call: Call): number[][] =>
  readGroups(call).map((schedule) => {
    const rate = rateOf(schedule);
    return Array.from({ length: N }, (_, step) => rate(step));
  });

describe.each(rows.map((one) => [one.what, one] as const))('%s', (_, { call, noCall, pytorch }) => {
  const before = ratesOf(call);
  const peak = Math.max(...before.flat());

  test.each(dialects.map(({ id }) => id))('in %s is exact, or not there', (to) => {
    const found = translateCall(call, { to });
    if (to === 'pytorch') expect(found.call?.name).toBe(pytorch);
    if (noCall.includes(to)) {
      // A function gives one rate, whatever the group.
      const isTaken = dialectOf(to).forms.some(takesFunction) && before.length === 1;
      expect(found.by).toBe(isTaken ? 'function' : undefined);
    }
    if (!found.call) {
      expect([found.isExact, found.text, found.program]).toEqual([false, undefined, undefined]);
      return;
    }
    expect(found.isExact).toBe(true);
    const after = ratesOf(found.call);
    const apart = before.flatMap((rates, group) =>
      rates.map((rate, i) => Math.abs(rate - after[group]![i]!)),
    );
    expect(Math.max(...apart)).toBeLessThanOrEqual(1e-12 * peak);
    // What it says of the residual is so, to the last digits of a rate.
    expect(Math.abs(found.residual.absolute - Math.max(...apart))).toBeLessThanOrEqual(1e-15);
  });
});

describe('what differs after the run only is exact, and says where', () => {
  const args = { num_warmup_steps: 10, num_training_steps: N };
  const call: Call = { dialect: 'transformers', name: 'get_cosine_schedule_with_warmup', args, run };
  test.each([
    ['optax', N + 1],
    ['keras', N + 1],
    ['timm', N + 1],
    ['pytorch', null],
  ])('a cosine that climbs again in %s', (to, partsAt) => {
    const found = translateCall(call, { to });
    expect([found.isExact, found.partsAt]).toEqual([true, partsAt]);
  });
});

describe('what published mappings have wrong', () => {
  test('the boundary of TensorFlow is a step late, which the same milestone in PyTorch is not', () => {
    const args = { boundaries: [29], values: [0.1, 0.01] };
    const call: Call = { dialect: 'tensorflow', name: 'piecewise_constant_decay', args, run };
    const found = translateCall(call, { to: 'pytorch' });
    expect(found.call).toMatchObject({ name: 'MultiStepLR', args: { milestones: [30] } });
    const same: Call = { dialect: 'pytorch', name: 'MultiStepLR', args: { milestones: [29] }, run };
    const [rates, wrong] = [ratesOf(call)[0]!, ratesOf(same)[0]!];
    expect(rates.flatMap((rate, step) => (Math.abs(rate - wrong[step]!) > 1e-12 ? [step] : []))).toEqual([
      29,
    ]);
  });
});
