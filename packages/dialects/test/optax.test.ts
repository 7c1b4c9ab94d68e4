import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Args,
  dialectOf,
  readCall,
  readText,
  singlePrecisionOf,
  writeCall,
  writeText,
} from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const rate = fc.oneof(fc.constantFrom(0.1, 0.01, 1), fc.double({ min: 1e-4, max: 2, noNaN: true }));
const steps = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constantFrom(2.5, 7.25));
const share = fc.oneof(fc.constantFrom(0, 0.3, 0.85, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const divisor = fc.oneof(fc.constantFrom(1, 25, 1e4), fc.double({ min: 0.5, max: 100, noNaN: true }));

const scales = fc.option(
  fc.dictionary(
    fc.oneof(fc.integer({ min: -5, max: 60 }), fc.constantFrom(2.5, 40.75)).map(String),
    fc.oneof(fc.constantFrom(0.1, 1, 2), fc.double({ min: 0.01, max: 3, noNaN: true })),
    { maxKeys: 5 },
  ),
  { nil: null },
);

const cycle = fc
  .record({
    init_value: rate,
    peak_value: rate,
    warmup_steps: fc.integer({ min: 0, max: 10 }),
    decay_steps: fc.integer({ min: 11, max: 40 }),
    end_value: rate,
    exponent: fc.constantFrom(1, 1, 2, 0.5),
  })
  .map((args) => args as Args);

const leaf = fc.oneof(
  fc.record({ name: fc.constant('constant_schedule'), args: fc.record({ value: rate }) }),
  fc.record({
    name: fc.constant('linear_schedule'),
    args: fc.record({ init_value: rate, end_value: rate, transition_steps: steps }),
  }),
  fc.record({
    name: fc.constant('cosine_decay_schedule'),
    args: fc.record({ init_value: rate, decay_steps: steps, alpha: rate }),
  }),
  fc.record({
    name: fc.constant('exponential_decay'),
    args: fc.record({
      init_value: rate,
      transition_steps: steps,
      decay_rate: fc.constantFrom(0.5, 0.9, 1.1),
      staircase: fc.boolean(),
    }),
  }),
  fc.record({ name: fc.constant('warmup_cosine_decay_schedule'), args: cycle }),
);

const join = (inner: fc.Arbitrary<unknown>): fc.Arbitrary<Args> =>
  fc.record({
    schedules: fc.array(inner, { minLength: 1, maxLength: 4 }),
    boundaries: fc.oneof(
      fc
        .uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 4 })
        .map((all) => all.sort((a, b) => a - b)),
      fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 4 }),
    ),
  });

const cyclic = {
  transition_steps: fc.integer({ min: 1, max: 60 }),
  peak_value: rate,
  pct_start: share,
  div_factor: divisor,
  final_div_factor: divisor,
};

testLaws(dialectOf('optax'), {
  calls: {
    piecewise_constant_schedule: fc.record({ init_value: rate, boundaries_and_scales: scales }),
    piecewise_interpolate_schedule: fc.record({
      interpolate_type: fc.constantFrom('linear', 'cosine'),
      init_value: rate,
      boundaries_and_scales: scales,
    }),
    cosine_onecycle_schedule: fc.record(cyclic),
    linear_onecycle_schedule: fc.record({ ...cyclic, pct_final: share }),
    sgdr_schedule: fc.record({ cosine_kwargs: fc.array(cycle, { minLength: 1, maxLength: 4 }) }),
    join_schedules: join(
      fc.oneof(leaf, leaf, fc.record({ name: fc.constant('join_schedules'), args: join(leaf) })),
    ),
  },
});

const call = (name: string, args: Args) => ({ dialect: 'optax', name, args, run: {} });
const rates =
  (name: string, args: Args) =>
  (...at: number[]): number[] =>
    at.map(rateOf(readCall(call(name, args))));
const near = (...expected: number[]): unknown[] => expected.map((one) => expect.closeTo(one, 12));

const refused = (name: string, args: Args): string[] => {
  try {
    readCall(call(name, args));
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
};

describe('optax', () => {
  const warm = { init_value: 0, peak_value: 0.1, warmup_steps: 10, decay_steps: 110, end_value: 0.01 };

  test('decay_steps of a warmed cosine includes the warm-up, transition_steps of a warmed exponential does not', () => {
    expect(rates('warmup_cosine_decay_schedule', warm)(0, 5, 10, 60, 110, 500)).toEqual(
      near(0, 0.05, 0.1, 0.055, 0.01, 0.01),
    );
    const { decay_steps: _, end_value: __, ...up } = warm;
    const decay = { ...up, transition_steps: 100, decay_rate: 0.5 };
    expect(rates('warmup_exponential_decay_schedule', decay)(10, 110)).toEqual(near(0.1, 0.05));
  });

  test('a warm-up of no steps alone never leaves its first rate, before a cosine it is left out', () => {
    const { rates: ran } = fixtureOf('optax/warmup_constant_schedule-steps-zero');
    expect(ran).toEqual([0, 0, 0]);
    expect(rates('warmup_cosine_decay_schedule', { ...warm, warmup_steps: 0 })(0)).toEqual([0.1]);
  });

  test('a scale holds from its boundary on, a step before TensorFlow', () => {
    const args = { init_value: 0.1, boundaries_and_scales: { '10': 0.1 } };
    expect(rates('piecewise_constant_schedule', args)(9, 10)).toEqual(near(0.1, 0.01));
    const { args: tensorflow } = writeCall(readCall(call('piecewise_constant_schedule', args)), {
      dialect: 'tensorflow',
    })!;
    expect(tensorflow['boundaries']).toEqual([9]);
  });

  test('one cycle of one step has no peak: two of its phases end at step 0, and the later one counts', () => {
    const { args, steps: at, rates: ran } = fixtureOf('optax/linear_onecycle_schedule-one-step');
    expect(args).toEqual({ transition_steps: 1, peak_value: 0.1 });
    expect(ran![at.indexOf(0)]).toBeCloseTo(0.1 / 25 / 25, 15);
  });

  test('each joined schedule begins at its own step 0', () => {
    const schedules = [
      { name: 'linear_schedule', args: { init_value: 0, end_value: 0.1, transition_steps: 5 } },
      { name: 'cosine_decay_schedule', args: { init_value: 0.1, decay_steps: 20 } },
    ];
    expect(rates('join_schedules', { schedules, boundaries: [5] })(4, 5, 15, 25)).toEqual(
      near(0.08, 0.1, 0.05, 0),
    );
    const text = writeText(call('join_schedules', { schedules, boundaries: [5] }));
    expect(text).toMatch(/optax\.linear_schedule\(/);
    expect(readText(text, { dialect: 'optax' })).toMatchObject({ args: { boundaries: [5], schedules } });
  });

  test('steps of scales and arguments of cycles are dicts, written and read', () => {
    const scaled = { init_value: 0.1, boundaries_and_scales: { '10': 0.1, '20': 0.5 } };
    const text = writeText(call('piecewise_constant_schedule', scaled));
    expect(text).toContain('boundaries_and_scales={10: 0.1, 20: 0.5}');
    expect(readText(text, { dialect: 'optax' }).args).toEqual(scaled);
    const cycles = { cosine_kwargs: [warm, { ...warm, peak_value: 0.05 }] };
    expect(readText(writeText(call('sgdr_schedule', cycles)), { dialect: 'optax' }).args).toEqual(cycles);
  });

  test('compiled, a stair of 41 steps comes a step late; called by itself it does not', () => {
    const { args, steps: at, ...ran } = fixtureOf('optax/exponential_decay-steps-41');
    const i = at.indexOf(41);
    expect([ran.rates![i], ran.float32![i], ran.float32Eager![i]]).toEqual([0.05, 0.1, 0.05]);
    const single = singlePrecisionOf(call('exponential_decay', args));
    expect([41, 42].map((step) => single(step).toFixed(3))).toEqual(['0.100', '0.050']);
  });

  test('compiled, the root of what is left of 7 steps is NaN from the end on', () => {
    const { args, float32Nan, ...ran } = fixtureOf('optax/polynomial_schedule-power-half-7');
    expect(float32Nan).toEqual([7, 8, 9]);
    expect(Math.max(...ran.steps)).toBe(6);
    expect(rates('polynomial_schedule', args)(7)).toEqual([0]);
  });

  test('a warm-up of more than 2^24 steps meets its boundary, and the decay after it is exact', () => {
    const { args, float32Differs } = fixtureOf('optax/warmup_cosine_decay_schedule-above-2-24');
    const single = singlePrecisionOf(call('warmup_cosine_decay_schedule', args));
    expect(float32Differs).toBeUndefined();
    const end = 2 ** 24 + 1;
    expect(single(end + 5)).toBeCloseTo(rates('warmup_cosine_decay_schedule', args)(end + 5)[0]!, 7);
  });

  test('MultiSteps counts updates', () => {
    const { run, args, rates: ran } = fixtureOf('optax/exponential_decay-multi-steps-4');
    expect(run).toEqual({ accumulation: 4 });
    expect(ran!.slice(0, 4)).toEqual(rates('exponential_decay', args)(0, 1, 2, 3));
  });

  test('refuses what optax refuses, in calls within calls as well', () => {
    expect(refused('cosine_decay_schedule', { init_value: 0.1, decay_steps: 0 })).toEqual([
      'args.decay_steps: expected a number above 0, got 0',
    ]);
    expect(refused('warmup_cosine_decay_schedule', { ...warm, warmup_steps: 110 })).toEqual([
      'args.decay_steps: expected more than warmup_steps (110), which it includes, got 110',
    ]);
    const scaled = { init_value: 0.1, boundaries_and_scales: { '5': -1 } };
    expect(refused('piecewise_constant_schedule', scaled)).toEqual([
      'args.boundaries_and_scales: expected scales from 0, got [-1]',
    ]);
    expect(
      refused('linear_onecycle_schedule', { transition_steps: 9, peak_value: 1, div_factor: 0 }),
    ).toEqual(['args.div_factor: expected a number above 0, got 0']);
    expect(refused('sgdr_schedule', { cosine_kwargs: [warm, { ...warm, decay_steps: 5 }] })).toEqual([
      expect.stringMatching(/^args\.cosine_kwargs\[1\]\.decay_steps: expected more than warmup_steps/),
    ]);
    const bad = { name: 'cosine_decay_schedule', args: { init_value: 0.1, decay_steps: 0 } };
    expect(refused('join_schedules', { schedules: [bad], boundaries: [] })).toEqual([
      'args.schedules[0].args.decay_steps: expected a number above 0, got 0',
    ]);
    expect(refused('join_schedules', { schedules: [], boundaries: [] })).toEqual([
      'args.schedules: expected at least one schedule, got []',
    ]);
  });
});
