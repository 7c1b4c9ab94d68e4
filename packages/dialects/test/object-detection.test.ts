import { rateOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, readCall, writeCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';

const call = (name: string, args: Args) => ({ dialect: 'object-detection', name, args });
const warm = {
  learning_rate_base: 1,
  learning_rate_decay_steps: 3,
  learning_rate_decay_factor: 0.1,
  warmup_learning_rate: 0.5,
  warmup_steps: 2,
  min_learning_rate: 0.05,
};

const refused = (name: string, args: Args): string[] => {
  try {
    readCall(call(name, args));
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

describe('the Object Detection API', () => {
  test('warms up, then falls in stairs that count from there, down to a floor', () => {
    const rate = rateOf(readCall(call('exponential_decay_with_warmup', warm)));
    const { rates } = fixtureOf('object-detection/exponential_decay_with_warmup-documented');
    expect(rates).toEqual([0.5, 0.75, 1, 1, 1, 0.1, 0.1, 0.1, 0.05]);
    rates!.forEach((expected, step) => {
      expect(rate(step)).toBeCloseTo(expected, 15);
    });
  });

  test('the floor lifts a burn-in, but not a warm-up', () => {
    const args = { ...warm, warmup_learning_rate: 0, min_learning_rate: 0.6 };
    const rate = rateOf(readCall(call('exponential_decay_with_warmup', args)));
    expect([rate(0), rate(1), rate(9)]).toEqual([0, 0.5, 0.6]);
    const { rates } = fixtureOf('object-detection/exponential_decay_with_burnin-floor-lifts-burnin');
    expect(rates![0]).toBe(0.02);
  });

  test('its manual_stepping is what document 002 calls piecewise_with_warmup', () => {
    const args = { boundaries: [5, 10], rates: [0.001, 0.1, 0.01], warmup: true };
    const schedule = readCall(call('manual_stepping', args));
    expect(schedule).toEqual(readCall(call('piecewise_with_warmup', args)));
    expect(writeCall(schedule, { dialect: 'object-detection' })).toMatchObject({
      name: 'manual_stepping',
      args,
    });
  });

  test('its own cosine is the one of document 002 with an alpha of 0', () => {
    const { args, steps, rates } = fixtureOf('object-detection/cosine_decay_with_warmup-own');
    expect(args).not.toHaveProperty('alpha');
    expect(rates![steps.indexOf(21)]).toBe(0);
  });

  test('refuses a warm-up of no steps, by which it divides, and one from above the base', () => {
    expect(refused('exponential_decay_with_warmup', { ...warm, warmup_steps: 0 })).toEqual([
      'args.warmup_steps: expected another number than 0, by which the slope is divided, got 0',
    ]);
    expect(refused('exponential_decay_with_warmup', { ...warm, warmup_learning_rate: 2 })).toEqual([
      'args.learning_rate_base: expected a rate larger or equal to warmup_learning_rate (2), got 1',
    ]);
  });
});
