import { rateAt, rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, readCall, writeCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const rate = fc.constantFrom(0.1, 0.05, 0.01, 0.001, 1);
const factor = fc.constantFrom(0.001, 0.1, 0.5, 1);
const method = fc.constantFrom('linear', 'constant');
const rising = (most: number): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 4 })
    .map((list) => list.sort((a, b) => a - b));

const constant = fc.record({ value: rate }).map((args) => ({ name: 'ConstantParamScheduler', args }));
const cosine = fc
  .record({ start_value: rate, end_value: rate })
  .map((args) => ({ name: 'CosineParamScheduler', args }));
const linear = fc
  .record({ start_value: rate, end_value: rate })
  .map((args) => ({ name: 'LinearParamScheduler', args }));
const polynomial = fc
  // At the end of a root, rounding of a share shows: the last digit of 1 is 1e-8 of its root.
  .record({ base_value: rate, power: fc.constantFrom(0.9, 1, 2) })
  .map((args) => ({ name: 'PolynomialDecayParamScheduler', args }));
const multiStep = rising(19).map((milestones) => ({
  name: 'MultiStepParamScheduler',
  args: { values: [...milestones, 0].map((_, i) => 0.5 ** i), milestones, num_updates: 20 },
}));
const smooth = fc.oneof(constant, cosine, linear, polynomial);

/** Shares of the run that sum to 1. */
const shares = (count: number): fc.Arbitrary<number[]> =>
  fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: count, maxLength: count })
    .map((parts) => parts.map((part) => part / parts.reduce((a, b) => a + b, 0)));

const composite = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc.record({
    schedulers: fc.array(smooth, { minLength: count, maxLength: count }),
    lengths: shares(count),
    interval_scaling: fc.constant(Array<string>(count).fill('rescaled')),
  }),
);

const warmup = fc.record({
  scheduler: fc.oneof(cosine, multiStep, constant),
  warmup_factor: factor,
  warmup_length: fc.constantFrom(0, 0.1, 0.25, 0.5),
  warmup_method: method,
});

const legacyWarmup = {
  warmup_factor: factor,
  warmup_iters: fc.integer({ min: 0, max: 40 }),
  warmup_method: method,
};

const solver = fc.integer({ min: 10, max: 300 }).chain((MAX_ITER) =>
  fc.record({
    LR_SCHEDULER_NAME: fc.constantFrom(
      'WarmupMultiStepLR',
      'WarmupCosineLR',
      'WarmupStepWithFixedGammaLR',
      'WarmupPolyLR',
    ),
    MAX_ITER: fc.constant(MAX_ITER),
    BASE_LR: rate,
    GAMMA: fc.constantFrom(0.1, 0.5, 0.9),
    STEPS: rising(400),
    NUM_DECAYS: fc.integer({ min: 1, max: 5 }),
    WARMUP_FACTOR: factor,
    WARMUP_ITERS: fc.integer({ min: 0, max: 8 }),
    WARMUP_METHOD: method,
    RESCALE_INTERVAL: fc.boolean(),
    POLY_LR_CONSTANT_ENDING: fc.constantFrom(0, 0.3),
  }),
);

const calls: Readonly<Record<string, fc.Arbitrary<Args>>> = {
  SOLVER: solver,
  LRMultiplier: fc.record({
    multiplier: fc.oneof(
      smooth,
      warmup.map((args) => ({ name: 'WarmupParamScheduler', args })),
    ),
    max_iter: fc.constant(100),
  }),
  WarmupMultiStepLR: fc.record({ milestones: rising(80), gamma: factor, ...legacyWarmup }),
  WarmupCosineLR: fc.record({ max_iters: fc.integer({ min: 1, max: 100 }), ...legacyWarmup }),
  WarmupPolyLR: fc.record({
    max_iters: fc.integer({ min: 1, max: 100 }),
    power: fc.constantFrom(0.5, 0.9, 1, 2),
    constant_ending: fc.constantFrom(0, 0.3),
    ...legacyWarmup,
  }),
  ExponentialParamScheduler: fc.record({ start_value: rate, decay: fc.constantFrom(0.02, 0.5, 2) }),
  PolynomialDecayParamScheduler: fc.record({ base_value: rate, power: fc.constantFrom(0.5, 0.9, 1, 2) }),
  MultiStepParamScheduler: multiStep.map(({ args }) => args),
  StepParamScheduler: fc.record({
    num_updates: fc.integer({ min: 1, max: 300 }),
    values: fc.array(rate, { minLength: 1, maxLength: 4 }),
  }),
  StepWithFixedGammaParamScheduler: fc.record({
    base_value: rate,
    num_decays: fc.integer({ min: 1, max: 4 }),
    gamma: fc.constantFrom(0.1, 0.5),
    num_updates: fc.integer({ min: 1, max: 300 }),
  }),
  CompositeParamScheduler: composite,
  WarmupParamScheduler: warmup,
};

/** Runs long enough for every value of a call to have its turn. */
const runs = fc.record({ baseRate: rate, totalSteps: fc.integer({ min: 60, max: 300 }) });

testLaws(dialectOf('detectron2'), { calls, runs });

const read = (name: string, args: Args, run = {}): ((step: number) => number) =>
  rateOf(readCall({ dialect: 'detectron2', name, args, run }));

describe('surprises', () => {
  test('the epsilon makes milestones a step early for each million, to the very iteration', () => {
    const { steps, rates } = fixtureOf('detectron2/multi-step-five-million');
    const first = steps[rates!.indexOf(0.1)];
    expect(first).toBe(3_000_000 - 5);
    const at = (N: number): number => {
      const args = { values: [1, 0.1], milestones: [N / 2], num_updates: N };
      const rate = read('MultiStepParamScheduler', args, { totalSteps: N });
      return [4, 3, 2, 1, 0].find((early) => rate(N / 2 - early) === 0.1)!;
    };
    expect([100_000, 2_000_000, 3_000_000].map(at)).toEqual([0, 2, 3]);
  });

  test('with a warm-up of 40 % and no rescaling a cosine peaks at 0.69', () => {
    const { steps, rates } = fixtureOf('detectron2/warmup-cosine');
    expect(Math.max(...rates!)).toBeLessThan(0.69);
    expect(steps[rates!.indexOf(Math.max(...rates!))]).toBe(40);
  });

  test('the old classes multiply where the new ones replace', () => {
    const args = { max_iters: 100, warmup_iters: 40 };
    const old = read('WarmupCosineLR', args, { baseRate: 1 });
    const now = read('SOLVER', {
      LR_SCHEDULER_NAME: 'WarmupCosineLR',
      MAX_ITER: 100,
      BASE_LR: 1,
      WARMUP_ITERS: 40,
    });
    expect(old(39)).not.toBeCloseTo(now(39), 3);
    expect(old(41)).toBeCloseTo(now(41), 12);
  });
});

test('refuses in words', () => {
  const refused =
    (name: string, args: Args): (() => unknown) =>
    () =>
      rateAt(readCall({ dialect: 'detectron2', name, args, run: { totalSteps: 10 } }), 0);
  expect(refused('SOLVER', { STEPS: [100], MAX_ITER: 100 })).toThrow(
    'args.STEPS: expected steps that rise from above 0 to below MAX_ITER (100), got [100]',
  );
  expect(refused('SOLVER', { LR_SCHEDULER_NAME: 'Cosine' })).toThrow(
    'args.LR_SCHEDULER_NAME: expected one of WarmupMultiStepLR, WarmupCosineLR, WarmupStepWithFixedGammaLR, WarmupPolyLR, got "Cosine"',
  );
  expect(refused('WarmupParamScheduler', { scheduler: 3, warmup_factor: 1, warmup_length: 2 })).toThrow(
    'args.scheduler: expected a schedule of the same framework, got 3',
  );
});

describe('decays of which several come at one iteration', () => {
  const own = { LR_SCHEDULER_NAME: 'WarmupStepWithFixedGammaLR', BASE_LR: 0.1, STEPS: [] };
  const again = (args: Args): Args | undefined => {
    const schedule = readCall({ dialect: 'detectron2', name: 'SOLVER', args: { ...own, ...args }, run: {} });
    return writeCall(schedule, { dialect: 'detectron2', name: 'SOLVER', run: { totalSteps: 60 } })?.args;
  };

  test('under a warm-up, which hides them, are milestones after it', () => {
    const warmup = { WARMUP_ITERS: 8, WARMUP_METHOD: 'constant', WARMUP_FACTOR: 0.5 };
    const written = again({ MAX_ITER: 13, NUM_DECAYS: 4, GAMMA: 0.5, ...warmup });
    expect(written).toMatchObject({ STEPS: [11], WARMUP_ITERS: 8, WARMUP_FACTOR: 4 });
  });

  test.each([
    ['after a warm-up', { MAX_ITER: 10, NUM_DECAYS: 4, WARMUP_ITERS: 7, RESCALE_INTERVAL: true }],
    ['some of them under the warm-up', { MAX_ITER: 10, NUM_DECAYS: 14, GAMMA: 0.5, WARMUP_ITERS: 5 }],
    ['without a warm-up', { MAX_ITER: 10, NUM_DECAYS: 15, GAMMA: 0.5, WARMUP_ITERS: 0 }],
  ])('%s are told by their number', (_, args) => {
    const { GAMMA = 0.1 } = args as { GAMMA?: number };
    expect({ GAMMA: 0.1, ...again(args) }).toMatchObject({ ...args, GAMMA: expect.closeTo(GAMMA, 12) });
  });
});
