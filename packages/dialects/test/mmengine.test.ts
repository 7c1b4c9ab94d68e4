import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, type GroupRun, type InnerCall, readCall, readMomentum } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const share = fc.constantFrom(0.001, 0.1, 0.5, 1);
const clock = fc.oneof(
  fc.record({ by_epoch: fc.boolean() }),
  fc.constant({ convert_to_iter_based: true }),
  fc.record({ begin: fc.integer({ min: 0, max: 9 }), end: fc.integer({ min: 10, max: 40 }) }),
  fc.record({
    begin: fc.integer({ min: 0, max: 9 }),
    end: fc.integer({ min: 10, max: 40 }),
    by_epoch: fc.constant(false),
  }),
);
const both = (own: fc.Arbitrary<Args>, more: fc.Arbitrary<Args> = clock): fc.Arbitrary<Args> =>
  fc.tuple(own, more).map(([a, b]) => ({ ...a, ...b }));
const floor = fc.oneof(
  fc.record({ eta_min: fc.constantFrom(0, 0.0001, 0.5) }),
  fc.record({ eta_min_ratio: fc.constantFrom(0, 0.1) }),
);
const own = {
  Constant: fc.record({ factor: share }),
  Linear: fc.record({ start_factor: share, end_factor: fc.oneof(share, fc.constant(0)) }),
  Exponential: fc.record({ gamma: fc.constantFrom(0.5, 0.9, 1, 1.01) }),
  Step: fc.record({ step_size: fc.integer({ min: 1, max: 7 }), gamma: fc.constantFrom(0.1, 0.5) }),
  MultiStep: fc.record({
    milestones: fc.array(fc.integer({ min: -2, max: 40 }), { maxLength: 4 }),
    gamma: fc.constantFrom(0.1, 0.5),
  }),
  CosineAnnealing: fc
    .tuple(floor, fc.option(fc.integer({ min: 0, max: 30 })))
    .map(([a, T_max]) => ({ ...a, T_max })),
  Poly: fc.record({ eta_min: fc.constantFrom(0, 0.001, 0.5), power: fc.constantFrom(0, 0.9, 1, 2) }),
  CosineRestart: fc
    .tuple(
      floor,
      fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.5, 1)), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([a, list]) => ({
      ...a,
      periods: list.map(([period]) => period),
      restart_weights: list.map(([, weight]) => weight),
    })),
};
const oneCycle = fc.record({
  eta_max: fc.constantFrom(0.1, 0.5),
  pct_start: fc.constantFrom(0.01, 0.25, 0.3, 0.6),
  anneal_strategy: fc.constantFrom('cos', 'linear'),
  three_phase: fc.boolean(),
});

const call = (name: string, args: Args): InnerCall => ({ name, args });

/** A warm-up times what runs all along, or a warm-up and then what follows it. */
const lists = fc.oneof(
  fc
    .tuple(own.Linear, fc.integer({ min: 2, max: 12 }), own.MultiStep)
    .map(([linear, end, steps]) => [
      call('LinearLR', { ...linear, end_factor: 1, by_epoch: false, end }),
      call('MultiStepLR', steps),
    ]),
  fc
    .tuple(
      share,
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom(0.0001, 0.001),
      fc.integer({ min: 2, max: 30 }),
    )
    .map(([start_factor, begin, eta_min, T_max]) => [
      call('LinearLR', { start_factor, by_epoch: false, end: begin + 1 }),
      call('CosineAnnealingLR', { eta_min, T_max, begin, end: begin + T_max + 1, by_epoch: false }),
    ]),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom(0.9, 2))
    .map(([begin, power]) => [
      call('LinearLR', { start_factor: 0.1, end: begin, convert_to_iter_based: true }),
      call('PolyLR', { power, eta_min: 1e-6, begin, end: begin + 9 }),
    ]),
);

describe('every scheduler of MMEngine', () => {
  const calls: Record<string, fc.Arbitrary<Args>> = { OneCycleLR: both(oneCycle) };
  for (const [name, args] of Object.entries(own)) {
    calls[`${name}LR`] = both(args as fc.Arbitrary<Args>);
    calls[`${name}Momentum`] = both(args as fc.Arbitrary<Args>);
  }
  calls['param_scheduler'] = lists.map((schedulers) => ({ schedulers }));
  testLaws(dialectOf('mmengine'), { calls });
});

const run: GroupRun = { baseRate: 0.1, stepsPerEpoch: 5, epochs: 4 };
const list = (schedulers: readonly InnerCall[], own = run) =>
  rateOf(readCall({ dialect: 'mmengine', name: 'param_scheduler', args: { schedulers }, run: own }));

function faultOf(schedulers: readonly InnerCall[]): string {
  try {
    list(schedulers);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('what MMEngine users trip over', () => {
  test('the reference: two ticks at the peak, and the floor is never met', () => {
    const { rates } = fixtureOf('mmengine/list-guide');
    const near = [0.1, 0.55, 1, 1, 0.9045, 0.6545, 0.3455, 0.0955, 0.0955];
    near.forEach((rate, i) => {
      expect(rates![i]! / 0.1).toBeCloseTo(rate, 4);
    });
  });

  test('a warm-up that overlaps a cosine to a floor is no schedule, and says so', () => {
    const warm = call('LinearLR', { start_factor: 0.1, end: 6, by_epoch: false });
    expect(faultOf([warm, call('CosineAnnealingLR', { eta_min: 0.01 })])).toMatch(
      /^args\.schedulers\[1\]: expected no scheduler that multiplies beside CosineAnnealing \(0 to 20\), got /,
    );
    expect(
      faultOf([call('CosineAnnealingLR', { eta_min: 0.01 }), call('PolyLR', { eta_min: 0.01 })]),
    ).toMatch(/^args\.schedulers\[0\]: expected no other scheduler that does more than multiply/);
    expect(
      faultOf([
        call('OneCycleLR', { eta_max: 1, end: 2 }),
        call('CosineAnnealingLR', { eta_min: 1, begin: 2 }),
      ]),
    ).toMatch(/expected OneCycle alone/);
    // To a floor of 0 it is a factor.
    expect(list([warm, call('CosineAnnealingLR', {})])(0)).toBeCloseTo(0.01, 15);
  });

  test('it counts batches: with accumulation an update sees the last of its window', () => {
    const warm = [call('LinearLR', { start_factor: 0.1, end: 11, by_epoch: false })];
    expect(list(warm, { ...run, accumulation: 4 })(1)).toBe(list(warm)(7));
  });

  test('a momentum scheduler leaves the rate alone', () => {
    const args = { schedulers: [call('LinearMomentum', { start_factor: 0.5, end: 4 })] };
    const both = { dialect: 'mmengine', name: 'param_scheduler', args, run: { ...run, baseMomentum: 0.9 } };
    expect(rateOf(readCall(both))(0)).toBe(0.1);
    expect(rateOf(readMomentum(both)!)(0)).toBe(0.45);
  });
});
