import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Args,
  dialectOf,
  type GroupRun,
  readCall,
  singlePrecisionOf,
  writeCall,
  writeText,
} from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const boundaries = fc.array(fc.oneof(fc.integer({ min: -5, max: 60 }), fc.constantFrom(2.5, 7.75)), {
  minLength: 1,
  maxLength: 5,
});

testLaws(dialectOf('keras'), {
  calls: {
    // In any order, as Keras does not ask for one.
    PiecewiseConstantDecay: boundaries.chain((found) =>
      fc.record({
        boundaries: fc.constant(found),
        values: fc.array(fc.constantFrom(0.1, 0.01, 0.001, 0), {
          minLength: found.length + 1,
          maxLength: found.length + 1,
        }),
      }),
    ),
  },
});

const call = (name: string, args: Args, run: GroupRun = {}) => ({ dialect: 'keras', name, args, run });
const rates =
  (name: string, args: Args, run: GroupRun = {}) =>
  (...steps: number[]): number[] =>
    steps.map(rateOf(readCall(call(name, args, run))));
const near = (...expected: number[]): unknown[] => expected.map((rate) => expect.closeTo(rate, 12));

const refused = (name: string, args: Args): string[] => {
  try {
    readCall(call(name, args));
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

describe('Keras 3', () => {
  const warm = {
    initial_learning_rate: 0,
    decay_steps: 80,
    warmup_target: 0.1,
    warmup_steps: 20,
    alpha: 0.1,
  };

  test('the cosine begins when the warm-up ends, so that both lengths add up', () => {
    expect(rates('CosineDecay', warm)(0, 10, 20, 60, 100, 200)).toEqual(
      near(0, 0.05, 0.1, 0.055, 0.01, 0.01),
    );
  });

  test('without a target, warmup_steps does nothing', () => {
    const { warmup_target: _, ...plain } = { ...warm, initial_learning_rate: 0.1 };
    expect(rates('CosineDecay', plain)(0, 40, 80)).toEqual(near(0.1, 0.055, 0.01));
  });

  test('with a target but no warmup_steps, the initial rate is never seen', () => {
    const { args, steps, rates: ran } = fixtureOf('keras/CosineDecay-warmup-zero');
    expect(args).toMatchObject({ initial_learning_rate: 0.5, warmup_target: 0.1, warmup_steps: 0 });
    expect(ran![steps.indexOf(0)]).toBe(0.1);
  });

  test('unsorted boundaries are added up', () => {
    const { args } = fixtureOf('keras/PiecewiseConstantDecay-unsorted');
    expect(args).toEqual({ boundaries: [20, 10], values: [0.1, 0.01, 0.001] });
    expect(rates('PiecewiseConstantDecay', args)(10, 11, 20, 21)).toEqual(near(0.1, 0.101, 0.101, 0.001));
  });

  test('a whole initial rate makes everything whole; what we write has a point', () => {
    const { answers } = fixtureOf('keras/ExponentialDecay-initial-whole');
    expect(answers).toEqual({ steps: [0, 1, 2, 9, 10, 20], rates: [1, 0, 0, 0, 0, 0] });
    const args = { initial_learning_rate: 1, decay_steps: 10, decay_rate: 0.5 };
    expect(writeText(call('ExponentialDecay', args))).toMatch(/initial_learning_rate=1\.0/);
  });

  test('with gradients of 4 batches an update, a schedule of batches is four times as fast, and starts at batch 3', () => {
    const args = { initial_learning_rate: 0.1, end_learning_rate: 0, decay_steps: 100 };
    const seen = rates('PolynomialDecay', args, { accumulation: 4 });
    expect(seen(0, 1, 24, 25)).toEqual(near(0.097, 0.093, 0.001, 0));
    const schedule = readCall(call('PolynomialDecay', args, { accumulation: 4 }));
    expect(writeCall(schedule, { dialect: 'keras', run: { accumulation: 4 } })?.args).toEqual(args);
  });

  test('a compiled function is a step late at some stairs of 41, a call by itself is not', () => {
    const { args, steps, rates: ran, ...logged } = fixtureOf('keras/ExponentialDecay-decay-steps-41');
    const single = singlePrecisionOf(call('ExponentialDecay', args));
    const at41 = steps.indexOf(41);
    expect([ran![at41], logged.float32![at41], logged.float32Eager![at41]]).toEqual([0.05, 0.1, 0.05]);
    expect([single(40), single(41), single(42)].map((rate) => rate.toFixed(3))).toEqual([
      '0.100',
      '0.100',
      '0.050',
    ]);
  });

  test('above step 2^24 two steps share a rate in single precision', () => {
    const { args } = fixtureOf('keras/CosineDecay-warmup-above-2-24');
    const single = singlePrecisionOf(call('CosineDecay', args));
    const exact = rateOf(readCall(call('CosineDecay', args)));
    const last = 2 ** 24 + 3;
    expect(single(last)).toBe(single(last + 1));
    expect(exact(last)).not.toBeCloseTo(exact(last + 1), 3);
  });

  test('refuses lengths that are not above 0, and values that do not match their boundaries', () => {
    const rate = { initial_learning_rate: 0.1 };
    expect(refused('CosineDecay', { ...rate, decay_steps: 0 })).toEqual([
      'args.decay_steps: expected a number above 0, got 0',
    ]);
    expect(refused('CosineDecayRestarts', { ...rate, first_decay_steps: -3 })).toEqual([
      'args.first_decay_steps: expected a number above 0, got -3',
    ]);
    expect(refused('ExponentialDecay', { ...rate, decay_steps: 5, decay_rate: -0.5 })).toEqual([
      expect.stringMatching(/^args\.decay_rate: .*NaN.*, got -0\.5$/),
    ]);
    expect(refused('PiecewiseConstantDecay', { boundaries: [3], values: [0.1] })).toEqual([
      'args.values: expected one value more than the 1 boundaries, got [0.1]',
    ]);
    expect(refused('PiecewiseConstantDecay', { boundaries: [], values: [0.1] })).toEqual([
      'args.boundaries: expected at least one boundary, got []',
    ]);
  });
});
