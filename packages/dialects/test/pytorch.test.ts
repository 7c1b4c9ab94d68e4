import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkArgs } from '../src/form/check-args.ts';
import { ticked } from '../src/frameworks/pytorch/ticked.ts';
import {
  type Args,
  dialectOf,
  formOf,
  type InnerCall,
  readCall,
  readGroups,
  readMomentum,
} from '../src/index.ts';
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

const decays = ['CosineAnnealingLR', 'StepLR', 'MultiStepLR', 'ExponentialLR', 'PolynomialLR'] as const;
const leaves = {
  LinearLR: fc.record({
    start_factor: fc.double({ min: 0.01, max: 1, noNaN: true }),
    end_factor: fc.double({ min: 0.01, max: 1, noNaN: true }),
    total_iters: length,
  }),
  ConstantLR: fc.record({ factor: fc.double({ min: 0.01, max: 0.9, noNaN: true }), total_iters: length }),
  CosineAnnealingLR: fc.record({ T_max: length, eta_min: fc.constantFrom(0, 0.001) }),
  StepLR: fc.record({ step_size: length, gamma: fc.constantFrom(0.1, 0.5, 0.9) }),
  MultiStepLR: fc.record({
    milestones: fc.uniqueArray(length, { minLength: 1, maxLength: 3 }),
    gamma: fc.constantFrom(0.1, 0.5),
  }),
  ExponentialLR: fc.record({ gamma: fc.constantFrom(0.5, 0.9, 0.99) }),
  PolynomialLR: fc.record({ total_iters: length, power: fc.constantFrom(0.5, 1, 2) }),
  CosineAnnealingWarmRestarts: fc.record({ T_0: length, T_mult: fc.integer({ min: 1, max: 3 }) }),
  CyclicLR: fc.record({ base_lr: rate, max_lr: rate, step_size_up: length }),
  OneCycleLR: fc.record({ max_lr: rate, total_steps: fc.integer({ min: 400, max: 500 }) }),
  LambdaLR: lambda.map((text) => ({ lr_lambda: { function: text } })),
};
type Leaf = keyof typeof leaves;
const leaf = (...names: readonly Leaf[]): fc.Arbitrary<InnerCall> =>
  fc.oneof(...names.map((name) => leaves[name].map((args) => ({ name, args }) as InnerCall)));

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
    SequentialLR: fc
      .record({ warmup: leaf('LinearLR', 'ConstantLR'), milestone: length, main: leaf(...decays) })
      .map(({ warmup, milestone, main }) => ({ schedulers: [warmup, main], milestones: [milestone] })),
    ChainedScheduler: fc
      .tuple(leaf('LinearLR', 'ConstantLR', 'StepLR'), leaf('StepLR', 'MultiStepLR', 'ExponentialLR'))
      .map((schedulers) => ({ schedulers })),
    MultiplicativeLR: fc
      .constantFrom(0.95, 1, 1.05, 0.5)
      .map((factor) => ({ lr_lambda: { function: `lambda epoch: ${factor}` } })),
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

test('a schedule of schedulers is what following every tick of them gives', () => {
  const every = Object.keys(leaves) as Leaf[];
  const sequence = fc.array(leaf(...every), { minLength: 1, maxLength: 4 }).chain((schedulers) =>
    fc
      .array(fc.integer({ min: 0, max: 60 }), {
        minLength: schedulers.length - 1,
        maxLength: schedulers.length - 1,
      })
      .map((milestones) => ({
        name: 'SequentialLR',
        args: { schedulers, milestones: milestones.sort((a, b) => a - b) },
      })),
  );
  const chain = fc
    .array(leaf(...every), { minLength: 1, maxLength: 3 })
    .map((schedulers) => ({ name: 'ChainedScheduler', args: { schedulers } }));
  const run = { baseRate: 0.1, totalSteps: 100 };
  fc.assert(
    fc.property(fc.oneof(sequence, chain), ({ name, args }) => {
      const form = formOf('pytorch', name);
      const checked = checkArgs(form, { args, run });
      fc.pre(checked.issues.length === 0);
      const followed = rateOf(ticked({ name, args: checked.args, form }, run));
      const read = rateOf(readCall({ dialect: 'pytorch', name, args, run }));
      const steps = Array.from({ length: 100 }, (_, step) => step);
      const peak = Math.max(...steps.map((step) => Math.abs(followed(step))));
      // Following drifts, as torch does.
      expect(steps.filter((step) => !(Math.abs(read(step) - followed(step)) <= 1e-10 * peak))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
