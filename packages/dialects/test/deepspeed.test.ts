import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectOf, readCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';
import { messagesOf } from './messages-of.ts';

const rate = fc.constantFrom(0.001, 0.01, 0.1, 0.3);
const warm = {
  warmup_num_steps: fc.integer({ min: 1, max: 30 }),
  warmup_type: fc.constantFrom('log', 'linear', 'other'),
};
const rates = { warmup_min_lr: fc.constantFrom(0, 0.001), warmup_max_lr: rate };
const total_num_steps = fc.integer({ min: 1, max: 60 });

testLaws(dialectOf('deepspeed'), {
  calls: {
    WarmupLR: fc.record({ ...warm, ...rates }),
    WarmupDecayLR: fc.record({ ...warm, ...rates, total_num_steps }),
    WarmupCosineLR: fc.record({
      ...warm,
      total_num_steps,
      warmup_min_ratio: fc.constantFrom(0, 0.1),
      cos_min_ratio: fc.constantFrom(0, 0.0001, 0.1),
    }),
    LRRangeTest: fc.record({
      lr_range_test_min_lr: rate,
      lr_range_test_step_size: fc.integer({ min: 1, max: 20 }),
      lr_range_test_step_rate: fc.constantFrom(0, 0.5, 1, 5),
      lr_range_test_staircase: fc.boolean(),
    }),
    OneCycle: fc.record({
      cycle_min_lr: fc.constantFrom(0.001, 0.01),
      cycle_max_lr: fc.constantFrom(0.1, 0.3),
      decay_lr_rate: fc.constantFrom(0, 0.5),
      cycle_first_step_size: fc.integer({ min: 1, max: 20 }),
      cycle_second_step_size: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 20 })),
      cycle_first_stair_count: fc.constantFrom(0, 2),
      cycle_second_stair_count: fc.constant(0),
      decay_step_size: fc.constantFrom(0, 3),
    }),
  },
});

const ratesOf = (name: string, ...asked: number[]): number[] => {
  const { steps, rates: known } = fixtureOf(`deepspeed/${name}`);
  return asked.map((step) => known![steps.indexOf(step)]!);
};

describe('what surprises people', () => {
  test('the first two updates are at the lowest rate, and 0 comes two after the last', () => {
    expect(ratesOf('decay-linear', 0, 1)).toEqual([0, 0]);
    expect(ratesOf('decay-linear', 19, 20, 21)).toEqual([0.1 * (2 / 15), 0.1 * (1 / 15), 0]);
  });

  test('the warm-up is a logarithm unless told, whatever type nobody knows', () => {
    expect(ratesOf('warmup-log', 4)[0]).toBeCloseTo(0.1 * Math.log10(4), 15);
    expect(ratesOf('warmup-unknown-type', 2)[0]).toBeCloseTo((0.1 * Math.log(2)) / Math.log(5), 15);
  });

  test('after a straight warm-up the cosine never meets the full rate', () => {
    expect(Math.max(...fixtureOf('deepspeed/cosine-linear').rates!)).toBeLessThan(0.1);
    expect(Math.max(...fixtureOf('deepspeed/cosine-log').rates!)).toBe(0.1);
  });
});

test('counts of stairs that are beyond any use are refused, and what DeepSpeed refuses, by its names', () => {
  const refused = (name: string, args: object): string[] =>
    messagesOf(() =>
      readCall({ dialect: 'deepspeed', name, args: { ...args }, run: { baseRate: 0.1, totalSteps: 9 } }),
    );
  expect(refused('WarmupLR', { warmup_num_steps: 2.5 })).toEqual([
    'args.warmup_num_steps: expected a positive integer, got 2.5',
  ]);
  expect(refused('LRRangeTest', { lr_range_test_step_size: 0 })).toEqual([
    'args.lr_range_test_step_size: expected a positive integer, got 0',
  ]);
  const ends = { cycle_min_lr: 0, cycle_max_lr: 1 };
  expect(refused('OneCycle', { ...ends, cycle_first_step_size: 0, cycle_second_step_size: -1 })).toHaveLength(
    2,
  );
  expect(refused('OneCycle', { ...ends, cycle_first_stair_count: 1e9 })).toEqual([
    'args.cycle_first_stair_count: expected at most 10000 stairs, got 1000000000',
  ]);
});
