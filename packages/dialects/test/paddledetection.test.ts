import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, type InnerCall, readCall } from '../src/index.ts';
import { testLaws } from './laws.ts';

const call = (name: string, args: Args): InnerCall => ({ name, args });

const steps = fc
  .uniqueArray(fc.integer({ min: 4, max: 30 }), { minLength: 1, maxLength: 4 })
  .chain((milestones) =>
    fc.record({
      milestones: fc.constant(milestones.sort((a, b) => a - b)),
      gamma: fc.oneof(
        fc.constantFrom(0.1, 0.5),
        fc.array(fc.constantFrom(0.5, 0.1, 0.01), {
          minLength: milestones.length,
          maxLength: milestones.length,
        }),
      ),
    }),
  );
const cosine = fc.record({
  max_epochs: fc.integer({ min: 20, max: 40 }),
  min_lr_ratio: fc.constantFrom(0, 0.1),
  last_plateau_epochs: fc.integer({ min: 0, max: 5 }),
});
const decay = fc.oneof(
  steps.map((args) => call('PiecewiseDecay', args)),
  cosine.map((args) => call('CosineDecay', args)),
);
const warmup = fc.oneof(
  fc
    .record({ steps: fc.integer({ min: 0, max: 12 }), start_factor: fc.constantFrom(0, 0.1, 0.5) })
    .map((args) => call('LinearWarmup', args)),
  fc
    .record({ epochs: fc.integer({ min: 1, max: 3 }), power: fc.constantFrom(1, 2, 3) })
    .map((args) => call('ExpWarmup', args)),
);
const bare = decay.map(({ name, args }) => [call(name, { ...args, use_warmup: false })]);

describe('LearningRate', () => {
  testLaws(dialectOf('paddledetection'), {
    calls: {
      LearningRate: fc.record({
        base_lr: fc.constantFrom(0.01, 0.1),
        schedulers: fc.oneof(bare, fc.tuple(decay, warmup)),
      }),
    },
  });
});

const at = (schedulers: readonly InnerCall[], ...epochs: number[]): number[] => {
  const run = { stepsPerEpoch: 10 };
  const args = { base_lr: 1, schedulers };
  const rate = rateOf(readCall({ dialect: 'paddledetection', name: 'LearningRate', args, run }));
  return epochs.map((epoch) => rate(epoch * 10));
};

describe('what PaddleDetection users trip over', () => {
  test('one gamma for several milestones is divided by ten at each: 0.5, 0.05', () => {
    const own = { milestones: [2, 4], use_warmup: false };
    expect(at([call('PiecewiseDecay', { ...own, gamma: 0.5 })], 1, 2, 4)).toEqual([1, 0.5, 0.05]);
    expect(at([call('PiecewiseDecay', { ...own, gamma: [0.5, 0.25] })], 1, 2, 4)).toEqual([1, 0.5, 0.25]);
  });

  test('a decay wants its warm-up, and says so', () => {
    expect(() => at([call('CosineDecay', {})], 0)).toThrow(
      'args.schedulers[1]: expected LinearWarmup or ExpWarmup, got nothing',
    );
    expect(() => at([], 0)).toThrow(
      'args.schedulers[0]: expected PiecewiseDecay or CosineDecay, got nothing',
    );
  });

  test('a recipe of 360 epochs that trains 300 stops before its floor', () => {
    const recipe = [
      call('CosineDecay', { max_epochs: 360 }),
      call('LinearWarmup', { epochs: 5, start_factor: 0 }),
    ];
    expect(at(recipe, 0, 5)).toEqual([0, 1]);
    expect(at(recipe, 299.9)[0]).toBeGreaterThan(0.06);
  });
});
