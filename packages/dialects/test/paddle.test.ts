import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, readCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const rate = fc.constantFrom(0.5, 0.1, 0.01);
const steps = fc.integer({ min: 1, max: 60 });
const gamma = fc.constantFrom(0.1, 0.5, 0.9);
const rising = fc
  .uniqueArray(steps, { minLength: 1, maxLength: 5 })
  .map((list) => list.sort((a, b) => a - b));
const table = rising.chain((boundaries) =>
  fc.record({
    boundaries: fc.constant(boundaries),
    values: fc.array(rate, { minLength: boundaries.length + 1, maxLength: boundaries.length + 1 }),
  }),
);
const cosine = fc.record({ learning_rate: rate, T_max: steps, eta_min: fc.constantFrom(0, 0.001) });
const noam = fc.record({ d_model: fc.constantFrom(64, 512), warmup_steps: steps, learning_rate: rate });
const layer = fc.record({ learning_rate: rate, step_each_epoch: fc.constantFrom(1, 3, 10), epochs: steps });
const inner = (name: string, args: fc.Arbitrary<Args>) => args.map((own) => ({ name, args: own }));
const warmup = { warmup_steps: fc.integer({ min: 1, max: 20 }), start_lr: fc.constant(0), end_lr: rate };

describe('every schedule of Paddle', () => {
  testLaws(dialectOf('paddle'), {
    calls: {
      NoamDecay: noam,
      noam_decay: noam,
      PiecewiseDecay: table,
      piecewise_decay: table,
      MultiStepDecay: fc.record({ learning_rate: rate, milestones: rising, gamma }),
      StepDecay: fc.record({ learning_rate: rate, step_size: steps, gamma }),
      ExponentialDecay: fc.record({ learning_rate: rate, gamma }),
      MultiplicativeDecay: fc.record({
        learning_rate: rate,
        lr_lambda: fc.constantFrom('0.9', '1.0', '-0.5').map((one) => ({ function: `lambda epoch: ${one}` })),
      }),
      NaturalExpDecay: fc.record({ learning_rate: rate, gamma }),
      InverseTimeDecay: fc.record({ learning_rate: rate, gamma: fc.oneof(gamma, fc.constant(0)) }),
      PolynomialDecay: fc.record(
        { learning_rate: rate, decay_steps: steps, power: fc.constantFrom(0.9, 1, 2), cycle: fc.boolean() },
        { requiredKeys: ['learning_rate', 'decay_steps'] },
      ),
      CosineAnnealingDecay: cosine,
      CosineAnnealingWarmRestarts: fc.record({
        learning_rate: rate,
        T_0: steps,
        T_mult: fc.constantFrom(1, 2, 3),
        eta_min: fc.constantFrom(0, 0.001),
      }),
      cosine_decay: layer,
      LinearLR: fc.record({
        learning_rate: rate,
        total_steps: steps,
        start_factor: gamma,
        end_factor: gamma,
      }),
      OneCycleLR: fc.record({
        max_learning_rate: rate,
        total_steps: fc.integer({ min: 300, max: 400 }),
        phase_pct: fc.constantFrom(0.001, 0.25, 0.3, 0.45),
        three_phase: fc.boolean(),
      }),
      CyclicLR: fc.record({
        base_learning_rate: fc.constantFrom(0, 0.001),
        max_learning_rate: rate,
        step_size_up: steps,
        step_size_down: fc.option(steps),
        mode: fc.constantFrom('triangular', 'triangular2', 'exp_range'),
        exp_gamma: fc.constantFrom(0.99, 1),
      }),
      LinearWarmup: fc.record({
        ...warmup,
        learning_rate: fc.oneof(rate, inner('CosineAnnealingDecay', cosine), inner('PiecewiseDecay', table)),
      }),
      linear_lr_warmup: fc.record({
        ...warmup,
        learning_rate: fc.oneof(rate, inner('cosine_decay', layer), inner('piecewise_decay', table)),
      }),
    },
  });
});

const at = (name: string, args: Args, ...steps: number[]): number[] =>
  steps.map(rateOf(readCall({ dialect: 'paddle', name, args })));

describe('what Paddle users trip over', () => {
  test.each([
    ['exponential', 'exponential_decay', 'ExponentialDecay'],
    ['natural-exp', 'natural_exp_decay', 'NaturalExpDecay'],
    ['inverse-time', 'inverse_time_decay', 'InverseTimeDecay'],
  ])('in dynamic mode %s loses its length', (slug, layer, name) => {
    const { rates, args } = fixtureOf(`paddle/dynamic-${slug}`);
    const given = { learning_rate: 0.1, decay_steps: 100, decay_rate: 0.5 };
    expect(args).toEqual({ learning_rate: 0.1, gamma: 0.5 });
    expect(at(name, args, 1)[0]).toBeCloseTo(rates![1]!, 15);
    expect(Math.abs(at(layer, given, 1)[0]! - rates![1]!)).toBeGreaterThan(0.03);
  });

  test('in dynamic mode cosine_decay is over as many steps as it should have epochs', () => {
    const { rates } = fixtureOf('paddle/dynamic-cosine');
    expect(rates![6]).toBeCloseTo(0, 15);
    const given = { learning_rate: 0.1, step_each_epoch: 100, epochs: 6 };
    expect(at('cosine_decay', given, 6, 300)).toEqual([0.1, 0.05]);
  });

  test("PyTorch's one cycle ends at max / 250000", () => {
    const torch = rateOf(
      readCall({ dialect: 'pytorch', name: 'OneCycleLR', args: { max_lr: 0.5, total_steps: 20 } }),
    );
    const args = { max_learning_rate: 0.5, total_steps: 20, end_learning_rate: 0.5 / 2.5e5 };
    const found = at('OneCycleLR', args, ...Array(20).keys());
    expect(found.every((rate, t) => Math.abs(rate - torch(t)) <= 1e-12)).toBe(true);
    expect(at('OneCycleLR', { max_learning_rate: 0.5, total_steps: 20 }, 19)).toEqual([1e-4]);
  });

  test.each([
    ['StepLR', { step_size: 3, gamma: 0.5 }, 'StepDecay'],
    ['MultiStepLR', { milestones: [3, 6] }, 'MultiStepDecay'],
    ['ExponentialLR', { gamma: 0.9 }, 'ExponentialDecay'],
    ['CosineAnnealingLR', { T_max: 7, eta_min: 0.01 }, 'CosineAnnealingDecay'],
  ])("PyTorch's %s has a namesake", (name, args, namesake) => {
    const torch = rateOf(readCall({ dialect: 'pytorch', name, args, run: { baseRate: 0.1 } }));
    const found = at(namesake, { learning_rate: 0.1, ...args }, ...Array(30).keys());
    expect(found.every((rate, t) => Math.abs(rate - torch(t)) <= 1e-13)).toBe(true);
  });

  test('a warm-up in a static graph lets what follows run all along, a LinearWarmup does not', () => {
    const table = { boundaries: [3, 6], values: [0.1, 0.01, 0.001] };
    const own = { warmup_steps: 4, start_lr: 0, end_lr: 0.1 };
    const layer = { ...own, learning_rate: { name: 'piecewise_decay', args: table } };
    const wrapped = { ...own, learning_rate: { name: 'PiecewiseDecay', args: table } };
    expect(at('linear_lr_warmup', layer, 4, 6)).toEqual([0.01, 0.001]);
    expect(at('LinearWarmup', wrapped, 4, 6, 7)).toEqual([0.1, 0.1, 0.01]);
  });
});
