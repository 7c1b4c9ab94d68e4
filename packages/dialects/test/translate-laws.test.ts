import { rateOf, ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Args, type Call, dialects, readGroups, type Translation, translateCall } from '../src/index.ts';

const rate = fc.constantFrom(0.1, 0.02, 0.3, 1e-3);
const steps = fc.integer({ min: 1, max: 40 });
const milestones = fc
  .uniqueArray(steps, { minLength: 1, maxLength: 3 })
  .map((list) => list.sort((a, b) => a - b));
const args = (own: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Args> => fc.record(own);

/** Calls that several frameworks can say, and some that few can. */
const forms: readonly (readonly [dialect: string, name: string, fc.Arbitrary<Args>])[] = [
  ['pytorch', 'MultiStepLR', args({ milestones, gamma: fc.constantFrom(0.1, 0.5) })],
  ['pytorch', 'CosineAnnealingLR', args({ T_max: steps, eta_min: fc.constantFrom(0, 1e-4) })],
  [
    'keras',
    'CosineDecay',
    args({ initial_learning_rate: rate, decay_steps: steps, alpha: fc.constantFrom(0, 0.1) }),
  ],
  [
    'optax',
    'warmup_constant_schedule',
    args({ init_value: fc.constantFrom(0, 1e-4), peak_value: rate, warmup_steps: steps }),
  ],
  [
    'transformers',
    'get_linear_schedule_with_warmup',
    args({ num_warmup_steps: fc.integer({ min: 0, max: 20 }), num_training_steps: steps }),
  ],
  [
    'timm',
    'CosineLRScheduler',
    args({ t_initial: steps, warmup_t: fc.integer({ min: 0, max: 9 }), warmup_prefix: fc.boolean() }),
  ],
  [
    'mmcv',
    'step',
    args({
      step: milestones,
      warmup: fc.constant('linear'),
      warmup_iters: steps,
      by_epoch: fc.constant(false),
    }),
  ],
  ['deepspeed', 'WarmupLR', args({ warmup_max_lr: rate, warmup_num_steps: steps })],
];

const calls: fc.Arbitrary<Call> = fc.constantFrom(...forms).chain(([dialect, name, own]) =>
  fc.record({
    dialect: fc.constant(dialect),
    name: fc.constant(name),
    args: own,
    run: fc.record({ baseRate: rate, totalSteps: fc.integer({ min: 1, max: 60 }) }),
  }),
);
const targets = fc.constantFrom(
  'pytorch',
  'keras',
  'optax',
  'transformers',
  'timm',
  'paddle',
  'mmcv',
  'mmengine',
);

function translated(call: Call, to: string): Omit<Translation, 'ignored'> | undefined {
  try {
    return translateCall(call, { to });
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

function ratesOf(call: Call, count: number): number[] {
  const of = rateOf(readGroups(call)[0]!);
  return Array.from({ length: count }, (_, step) => of(step));
}

const largest = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((one, i) => Math.abs(one - b[i]!)));

test('there and back changes nothing, and what is said of the difference is so', () => {
  let count = 0;
  fc.assert(
    fc.property(calls, targets, (call, to) => {
      const there = translated(call, to);
      if (!there?.call) return;
      const before = ratesOf(call, there.executed);
      const peak = Math.max(...before.map(Math.abs));
      const apart = largest(before, ratesOf(there.call, there.executed));
      expect(there.isExact).toBe(true);
      expect(apart).toBeLessThanOrEqual(1e-12 * peak);
      expect(Math.abs(apart - there.residual.absolute)).toBeLessThanOrEqual(1e-14 * peak);
      const back = translated(there.call, call.dialect);
      if (!back?.call) return;
      count++;
      expect(largest(before, ratesOf(back.call, there.executed))).toBeLessThanOrEqual(2e-12 * peak);
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(40);
});

test('whatever the arguments and the run, a translation is made or refused with issues', () => {
  const any = fc.dictionary(fc.constantFrom('step', 'milestones', 'decay_steps', 'gamma'), fc.anything());
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.oneof(any, fc.constant({})),
      fc.oneof(
        fc.dictionary(fc.constantFrom('baseRate', 'totalSteps', 'epochs'), fc.integer()),
        fc.constant({}),
      ),
      fc.constantFrom(...dialects.map(({ id }) => id)),
      ([dialect, name], own, run, to) => {
        translated({ dialect, name, args: own, run }, to);
      },
    ),
    { numRuns: 150 },
  );
});
