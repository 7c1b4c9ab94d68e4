import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, formOf, type GroupRun, readCall, readMomentum } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const share = fc.constantFrom(0, 0.1, 0.3, 0.5, 0.75, 1);
const rate = fc.constantFrom(0, 0.0001, 0.01, 0.05, 0.5);
const warmup = fc.oneof(
  fc.constant({}),
  fc.record({
    warmup: fc.constantFrom('constant', 'linear', 'exp'),
    warmup_iters: fc.integer({ min: 1, max: 30 }),
    warmup_ratio: fc.constantFrom(0.001, 0.1, 0.5, 1),
  }),
);
const both = (own: fc.Arbitrary<Args>, more: fc.Arbitrary<Args> = warmup): fc.Arbitrary<Args> =>
  fc.tuple(own, more).map(([a, b]) => ({ ...a, ...b }));
const clock = both(
  fc.record({ by_epoch: fc.boolean() }),
  fc.oneof(
    warmup,
    warmup.map((one) => ('warmup' in one ? { ...one, warmup_by_epoch: true } : one)),
  ),
);
const target = fc.oneof(fc.record({ min_lr: rate }), fc.record({ min_lr_ratio: share }));
const strategy = fc.constantFrom('cos', 'linear');
const momentum = fc.oneof(fc.record({ min_momentum: rate }), fc.record({ min_momentum_ratio: share }));
const cyclic = fc.record(
  {
    target_ratio: fc.constantFrom([10, 1e-4], [4, 0.5], [2], 3, [1, 0.1]),
    cyclic_times: fc.integer({ min: 1, max: 4 }),
    step_ratio_up: fc.constantFrom(0, 0.1, 0.3, 0.4, 0.9),
    anneal_strategy: strategy,
    gamma: fc.constantFrom(1, 0.5, 0.9),
  },
  { requiredKeys: [] },
);
const shape = {
  pct_start: fc.constantFrom(0, 0.01, 0.25, 0.3, 0.4, 0.6, 1),
  anneal_strategy: strategy,
  three_phase: fc.boolean(),
};
const oneCycle = fc.record(
  { max_lr: fc.constantFrom(0.1, 0.5), ...shape, div_factor: fc.constantFrom(2, 10, 25) },
  { requiredKeys: ['max_lr'] },
);

describe('every hook of MMCV', () => {
  testLaws(dialectOf('mmcv'), {
    calls: {
      FixedLrUpdaterHook: clock,
      PolyLrUpdaterHook: both(fc.record({ power: fc.constantFrom(0, 0.9, 1, 2), min_lr: rate }), clock),
      ExpLrUpdaterHook: both(fc.record({ gamma: fc.constantFrom(0, 0.5, 0.9, 0.99, 1, 1.05) }), clock),
      InvLrUpdaterHook: both(
        fc.record({ gamma: fc.constantFrom(0, 0.1, 0.5), power: fc.constantFrom(0.5, 0.75, 1) }),
        clock,
      ),
      LinearAnnealingLrUpdaterHook: both(target, clock),
      FlatCosineAnnealingLrUpdaterHook: both(both(target, fc.record({ start_percent: share })), clock),
      CosineRestartLrUpdaterHook: both(
        both(
          target,
          fc
            .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(0.2, 0.5, 1)), {
              minLength: 1,
              maxLength: 4,
            })
            .map((list) => ({
              periods: [...list.map(([period]) => period), 300],
              restart_weights: [...list.map(([, weight]) => weight), 1],
            })),
        ),
        clock,
      ),
      CyclicLrUpdaterHook: both(cyclic),
      OneCycleLrUpdaterHook: both(oneCycle),
      StepMomentumUpdaterHook: both(
        fc.record({ step: fc.constantFrom(1, 3, [2, 5]) }),
        clock.map(momentumOnly),
      ),
      CosineAnnealingMomentumUpdaterHook: both(momentum, clock.map(momentumOnly)),
      LinearAnnealingMomentumUpdaterHook: both(momentum, clock.map(momentumOnly)),
      CyclicMomentumUpdaterHook: both(cyclic),
      OneCycleMomentumUpdaterHook: both(fc.record(shape)),
      register_training_hooks: both(oneCycle).map((args) => ({
        lr_config: { name: 'OneCycle', args },
        momentum_config: { name: 'OneCycleMomentumUpdaterHook', args: {} },
      })),
    },
  });
});

/** A momentum's warm-up counts iterations only. */
function momentumOnly({ warmup_by_epoch, ...args }: Args): Args {
  return args;
}

const at = (name: string, args: Args, run: GroupRun, ...steps: number[]): number[] =>
  steps.map(rateOf(readCall({ dialect: 'mmcv', name, args, run })));

describe('what MMCV users trip over', () => {
  const run = { baseRate: 0.1, stepsPerEpoch: 5, epochs: 4 };

  test('the word in lr_config names the hook', () => {
    expect(formOf('mmcv', 'poly').name).toBe('PolyLrUpdaterHook');
    expect(formOf('mmcv', 'CosineAnnealing').name).toBe('CosineAnnealingLrUpdater');
    expect(formOf('mmcv', 'step').name).toBe('StepLrUpdater');
  });

  test('a restart is at min_lr + weight * (base - min_lr)', () => {
    const { args, run: own, rates } = fixtureOf('mmcv/restart');
    expect(rates![9]).toBeCloseTo(0.055, 15);
    expect(at('CosineRestart', args, own as GroupRun, 9)[0]).toBeCloseTo(0.055, 15);
  });

  test('the iterations that cyclic_times leaves over begin a further cycle', () => {
    const { args, run: own, rates } = fixtureOf('mmcv/cyclic-three');
    expect(rates![39]).toBeCloseTo(0.1, 15);
    expect(at('cyclic', args, own as GroupRun, 39)[0]).toBeCloseTo(0.1, 15);
  });

  test('accumulation does not slow it down: it counts batches, and an update sees the last of its window', () => {
    const args = { gamma: 0.5, by_epoch: false };
    expect(at('exp', args, { ...run, accumulation: 4 }, 0, 1)).toEqual(at('exp', args, run, 3, 7));
  });

  test('a momentum hook leaves the rate alone', () => {
    const call = { dialect: 'mmcv', name: 'CyclicMomentumUpdaterHook', args: {} };
    const momentum = rateOf(readMomentum({ ...call, run: { ...run, baseMomentum: 0.95 } })!);
    expect(rateOf(readCall({ ...call, run }))(8)).toBe(0.1);
    expect(momentum(8)).toBeCloseTo(0.85, 12);
    expect(readMomentum({ ...call, run })).toBeUndefined();
  });

  test('lr_config and momentum_config are registered together', () => {
    const args = {
      lr_config: { name: 'cyclic', args: { cyclic_times: 2 } },
      momentum_config: { name: 'CyclicMomentumUpdaterHook', args: { cyclic_times: 2 } },
    };
    const call = {
      dialect: 'mmcv',
      name: 'register_training_hooks',
      args,
      run: { ...run, baseMomentum: 0.95 },
    };
    expect(rateOf(readCall(call))(4)).toBe(1);
    expect(rateOf(readMomentum(call)!)(4)).toBeCloseTo(0.85, 12);
  });
});
