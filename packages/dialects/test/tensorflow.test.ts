import { rateAt, rateOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, readCall, readDeviation, singlePrecisionOf, writeCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';

const call = (name: string, args: Args) => ({ dialect: 'tensorflow', name, args });

describe('single precision', () => {
  test('a stair of 41 steps comes a step late, and stairs above step 2^24 are missed', () => {
    for (const [fixture, stair] of [
      ['tensorflow/exponential_decay-decay-steps-41', 41],
      ['tensorflow/exponential_decay-steps-above-2-24', 137 * 123_457],
    ] as const) {
      const { name, args, float32Differs } = fixtureOf(fixture);
      const exact = rateOf(readCall(call(name, args)));
      const single = singlePrecisionOf(call(name, args));
      expect(float32Differs).toContain(stair);
      expect(exact(stair)).not.toBeCloseTo(exact(stair - 1), 5);
      expect(single(stair)).toBe(single(stair - 1));
    }
  });

  test('the square root of what is left of 41 steps does not reach the end', () => {
    const { name, args, steps, float32 } = fixtureOf('tensorflow/polynomial_decay-power-half-41');
    expect(rateAt(readCall(call(name, args)), 41)).toBe(0);
    expect(float32![steps.indexOf(41)]).toBeCloseTo(2.44e-5, 7);
    expect(singlePrecisionOf(call(name, args))(41)).toBeCloseTo(2.44e-5, 7);
  });
});

describe('noisy_linear_cosine_decay', () => {
  const args = { learning_rate: 0.1, decay_steps: 100 };

  test('is read as its mean, which is the curve without noise', () => {
    expect(readCall(call('noisy_linear_cosine_decay', args))).toEqual(
      readCall(call('linear_cosine_decay', args)),
    );
  });

  test('its deviation at first is the rate times the root of the variance, and none where it ends', () => {
    const deviation = readDeviation(call('noisy_linear_cosine_decay', { ...args, initial_variance: 0.25 }))!;
    expect(rateAt(deviation, 0)).toBeCloseTo(0.05, 15);
    expect(rateAt(deviation, 100)).toBeCloseTo(0, 15);
  });

  test('nothing else has a deviation', () => {
    expect(readDeviation(call('linear_cosine_decay', args))).toBeUndefined();
  });

  test('a mean alone is written without noise, as linear_cosine_decay unless noise is asked for', () => {
    const mean = readCall(call('noisy_linear_cosine_decay', args));
    expect(writeCall(mean, { dialect: 'tensorflow' })?.name).toBe('linear_cosine_decay');
    const noisy = writeCall(mean, { dialect: 'tensorflow', name: 'noisy_linear_cosine_decay' });
    expect(noisy?.args['initial_variance']).toBe(0);
  });

  test('a negative variance is refused, as its root is NaN', () => {
    expect(() => readCall(call('noisy_linear_cosine_decay', { ...args, initial_variance: -1 }))).toThrow(
      /^args\.initial_variance: expected a number from 0, got -1$/m,
    );
  });
});
