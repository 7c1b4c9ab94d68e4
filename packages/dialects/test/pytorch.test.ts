import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, readCall, readGroups, readMomentum } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const rate = fc.oneof(fc.constantFrom(0.1, 0.01, 0.001, 1), fc.double({ min: 1e-5, max: 2, noNaN: true }));
const factor = fc.oneof(fc.constantFrom(0, 0.1, 0.5, 1), fc.double({ min: 0.01, max: 1, noNaN: true }));
const gamma = fc.oneof(fc.constantFrom(0, 0.1, 0.5, 1, -0.5), fc.double({ min: 0.1, max: 1.2, noNaN: true }));
const ticks = fc.integer({ min: -2, max: 60 });
const length = fc.integer({ min: 1, max: 60 });
const fractional = fc.oneof(length, fc.constantFrom(2.5, 7.25));
const lambda = fc.constantFrom(
  'lambda epoch: 0.95 ** epoch',
  'lambda _: 0.5',
  'lambda step: min((step + 1) / 10, 1.0)',
  'lambda t: 1 / (1 + 0.1 * t)',
  'def f(step):\n    if step < 5:\n        return step / 5\n    return 5 / step',
);
const call = (
  shape: Record<string, fc.Arbitrary<unknown>>,
  requiredKeys: string[] = [],
): fc.Arbitrary<Args> => fc.record(shape, { requiredKeys }) as fc.Arbitrary<Args>;

testLaws(dialectOf('pytorch'), {
  calls: {
    StepLR: call({ step_size: ticks, gamma }, ['step_size']),
    MultiStepLR: call(
      { milestones: fc.array(ticks, { maxLength: 5 }), gamma: fc.constantFrom(0, 0.1, 0.5, 1, -0.5, 2) },
      ['milestones'],
    ),
    ConstantLR: call({ factor, total_iters: ticks }),
    LinearLR: call({ start_factor: factor, end_factor: factor, total_iters: ticks }),
    ExponentialLR: call({ gamma }, ['gamma']),
    PolynomialLR: call({ total_iters: ticks, power: fc.constantFrom(0, 0.5, 0.9, 1, 2, -1) }),
    CosineAnnealingLR: call({ T_max: fc.oneof(ticks, fractional), eta_min: factor }, ['T_max']),
    CosineAnnealingWarmRestarts: call(
      { T_0: length, T_mult: fc.integer({ min: 0, max: 3 }), eta_min: factor },
      ['T_0'],
    ),
    CyclicLR: call(
      {
        base_lr: rate,
        max_lr: rate,
        step_size_up: fractional,
        step_size_down: fc.oneof(fractional, fc.constantFrom(null, 0)),
        mode: fc.constantFrom('triangular', 'triangular2', 'exp_range'),
        gamma: fc.constantFrom(1, 0.9, 0.99),
      },
      ['base_lr', 'max_lr', 'step_size_up'],
    ),
    OneCycleLR: call(
      {
        max_lr: rate,
        // A run that is longer raises.
        total_steps: fc.integer({ min: 300, max: 400 }),
        pct_start: fc.oneof(
          fc.constantFrom(0, 0.3, 0.5, 0.75, 1),
          fc.double({ min: 0, max: 1, noNaN: true }),
        ),
        anneal_strategy: fc.constantFrom('cos', 'linear'),
        div_factor: fc.constantFrom(1, 25, 10),
        final_div_factor: fc.constantFrom(1, 100, 1e4),
        three_phase: fc.boolean(),
      },
      ['max_lr', 'total_steps'],
    ),
    LambdaLR: lambda.map((text) => ({ lr_lambda: { function: text } })),
  },
});

describe('what surprises users of torch.optim.lr_scheduler', () => {
  const rateIn = (name: string, args: Args): ((step: number) => number) =>
    rateOf(readCall({ dialect: 'pytorch', name, args, run: { baseRate: 0.1 } }));

  test('one cycle of 7 steps never meets its peak: pct_start * total_steps is not whole', () => {
    const rates = fixtureOf('pytorch/one-cycle-peak-missed').rates!;
    expect(Math.max(...rates)).toBeCloseTo(0.98056, 5);
    const rate = rateIn('OneCycleLR', { max_lr: 1, total_steps: 7 });
    expect(Math.max(...[0, 1, 2, 3, 4, 5, 6].map(rate))).toBeCloseTo(0.98056, 5);
  });

  test('after its last step one cycle rises again, or straight falls below 0, and then raises', () => {
    const { afterEnd } = fixtureOf('pytorch/one-cycle-past-the-end');
    expect(afterEnd?.rates[0]).toBeCloseTo(0.00495, 5);
    expect(afterEnd?.refused).toMatchObject({ error: 'ValueError', atStep: 11 });
    expect(fixtureOf('pytorch/one-cycle-linear-past-the-end').afterEnd?.rates[0]).toBeLessThan(0);
  });

  test('LinearLR and ConstantLR without iterations keep their first factor for ever', () => {
    expect(rateIn('LinearLR', { start_factor: 0.25, total_iters: 0 })(1000)).toBe(0.025);
    expect(rateIn('ConstantLR', { factor: 0.5, total_iters: 0 })(1000)).toBe(0.05);
  });

  test('lists of values are for as many parameter groups, and no others', () => {
    const args = { max_lr: [0.1, 0.01], total_steps: 10 };
    const read = (baseRate: number[]): number =>
      readGroups({ dialect: 'pytorch', name: 'OneCycleLR', args, run: { baseRate } }).length;
    expect(read([1, 1])).toBe(2);
    expect(() => read([1, 1, 1])).toThrow(/args\.max_lr: expected one value for each of 3 parameter groups/);
  });

  test('momentum falls while the rate rises', () => {
    const momentum = readMomentum({
      dialect: 'pytorch',
      name: 'OneCycleLR',
      args: { max_lr: 0.1, total_steps: 10 },
      run: {},
    });
    expect([0, 2, 9].map(rateOf(momentum!))).toEqual([0.95, 0.85, 0.95]);
  });
});
