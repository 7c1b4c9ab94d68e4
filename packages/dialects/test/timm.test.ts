import { constant, cosineRestarts, durationOf, rateAt, sequence } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectOf, readCall, readDeviation, writeCall } from '../src/index.ts';
import { fixtureOf, fixtures } from './fixture.ts';
import { testLaws } from './laws.ts';
import { messagesOf } from './messages-of.ts';

const warm = {
  warmup_t: fc.constantFrom(0, 1, 3, 5, 2.5),
  warmup_lr_init: fc.constantFrom(0, 1e-5, 0.01),
  warmup_prefix: fc.boolean(),
  t_in_epochs: fc.boolean(),
};
const cycle = {
  t_initial: fc.integer({ min: 1, max: 20 }),
  lr_min: fc.constantFrom(0, 1e-6, 0.01),
  cycle_mul: fc.constantFrom(1, 2, 1.5),
  cycle_decay: fc.constantFrom(1, 0.5),
  cycle_limit: fc.integer({ min: 0, max: 3 }),
};
const k_decay = fc.constantFrom(1, 1.5, 2);
const milestones = fc
  .array(fc.integer({ min: 0, max: 30 }), { maxLength: 4 })
  .map((list) => list.sort((a, b) => a - b));

testLaws(dialectOf('timm'), {
  calls: {
    CosineLRScheduler: fc.record({ ...cycle, ...warm, k_decay }),
    PolyLRScheduler: fc.record({
      ...cycle,
      ...warm,
      k_decay,
      cycle_limit: fc.constantFrom(1, 2),
      power: fc.constantFrom(0.5, 1, 2),
    }),
    TanhLRScheduler: fc.record({
      ...cycle,
      ...warm,
      cycle_limit: fc.integer({ min: 1, max: 3 }),
      lb: fc.constantFrom(-7, -2),
      ub: fc.constantFrom(3, 1),
    }),
    StepLRScheduler: fc.record({
      ...warm,
      decay_t: fc.constantFrom(1, 4, 2.5),
      decay_rate: fc.constantFrom(0.1, 0.5, 1),
    }),
    MultiStepLRScheduler: fc.record({ ...warm, decay_t: milestones, decay_rate: fc.constantFrom(0.1, 0.5) }),
    create_scheduler_v2: fc.record({
      sched: fc.constantFrom('cosine', 'tanh', 'step', 'multistep', 'poly'),
      num_epochs: fc.integer({ min: 1, max: 20 }),
      decay_epochs: fc.integer({ min: 1, max: 9 }),
      decay_milestones: milestones,
      decay_rate: fc.constantFrom(0.1, 0.5),
      min_lr: fc.constantFrom(0, 0.001),
      warmup_epochs: fc.integer({ min: 0, max: 4 }),
      warmup_prefix: fc.boolean(),
      cycle_limit: fc.constantFrom(1, 2),
      k_decay,
    }),
  },
});

const ratesOf = (name: string, ...asked: number[]): number[] => {
  const { steps, rates } = fixtureOf(`timm/${name}`);
  return asked.map((step) => rates![steps.indexOf(step)]!);
};

describe('what surprises people', () => {
  test('every milestone comes one epoch early', () => {
    expect(ratesOf('multi-step', 2, 3, 6, 7)).toEqual([0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.1 ** 2]);
  });

  test('the cosine drops where a warm-up that lies over it ends, and not after one that comes before it', () => {
    const [before, after] = ratesOf('cosine-warmup', 2, 3);
    expect(before).toBeCloseTo(0.07, 15);
    expect(after).toBeCloseTo(0.0691, 4);
    expect(ratesOf('cosine-warmup-prefix', 3)).toEqual([0.1]);
  });

  test('tanh learns at the base rate for one epoch, though its curve begins lower', () => {
    expect(ratesOf('tanh-steep', 0)).toEqual([0.1]);
    expect(ratesOf('tanh-steep', 1)[0]).toBeLessThan(0.083);
  });

  test('noise stays within noise_pct of the rate, and leaves it alone where its deviation is 0', () => {
    const noisy = fixtures.filter((fixture) => fixture.noisy);
    expect(noisy.length).toBeGreaterThan(5);
    for (const { file, args, rates, noisy: heard, deviation } of noisy) {
      const share = (args['noise_pct'] as number | undefined) ?? 0.67;
      const apart = heard!.map((rate, i) => Math.abs(rate - rates![i]!));
      expect([file, apart.filter((far, i) => far > (deviation![i] === 0 ? 0 : share * rates![i]!))]).toEqual([
        file,
        [],
      ]);
      expect(heard).not.toEqual(rates);
    }
  });

  test('its deviation is a share of the mean, and nothing where no noise is asked for', () => {
    const call = { dialect: 'timm', name: 'CosineLRScheduler', run: { baseRate: 0.1 } };
    expect(readDeviation({ ...call, args: { t_initial: 20 } })).toBeUndefined();
    expect(readDeviation({ ...call, args: { t_initial: 20, noise_range_t: [5, 5] } })).toBeUndefined();
    const heard = readDeviation({ ...call, args: { t_initial: 20, noise_range_t: 10, noise_pct: 0.67 } });
    expect(rateAt(heard!, 9)).toBe(0);
    // A uniform number on ±0.67 deviates by 0.387; the normal one is a little denser in the middle.
    expect(rateAt(heard!, 10) / 0.05).toBeGreaterThan(0.36);
    expect(rateAt(heard!, 10) / 0.05).toBeLessThan(0.67 / Math.sqrt(3));
  });
});

test('restarts of core are written where they end', () => {
  const schedule = sequence([cosineRestarts({ peak: 0.1, cycleSteps: 5, times: 3 }), constant({ rate: 0 })]);
  expect(durationOf(schedule)).toBe(Infinity);
  expect(writeCall(schedule, { dialect: 'timm' })?.args).toEqual({ t_initial: 5, cycle_limit: 3 });
});

describe('refuses, and says why', () => {
  test.each([
    ['CosineLRScheduler', { t_initial: 0 }, [/^args\.t_initial: expected a number above 0, got 0$/]],
    [
      'CosineLRScheduler',
      { t_initial: 9, cycle_mul: 0.5 },
      [/^args\.cycle_mul: expected a number from 1.*, got 0\.5$/],
    ],
    [
      'CosineLRScheduler',
      { t_initial: 9, cycle_limit: 1e9 },
      [/^args\.cycle_limit: expected at most 10000 cycles, /],
    ],
    [
      'TanhLRScheduler',
      { t_initial: 9, lb: 3, ub: 3 },
      [/^args\.lb: expected a number below ub \(3\), got 3$/],
    ],
    [
      'StepLRScheduler',
      { decay_t: 4, noise_range_t: 2, noise_pct: 0 },
      [/^args\.noise_pct: expected a number above 0, as it draws until one is below it, got 0$/],
    ],
    [
      'StepLRScheduler',
      { decay_t: 4, noise_range_t: [2] },
      [/^args\.noise_range_t: expected .*, got \[2\]$/],
    ],
    ['create_scheduler_v2', { noise: [] }, [/^args\.noise: expected .*, got \[\]$/]],
    ['MultiStepLRScheduler', { decay_t: [4, 2] }, [/^args\.decay_t: expected entries in rising order/]],
    [
      'create_scheduler_v2',
      { sched: 'plateau' },
      [/^args\.sched: expected one of "cosine", .*, got "plateau"$/],
    ],
    ['create_scheduler_v2', { step_on_epochs: false }, [/^args\.updates_per_epoch: .*, got 0$/]],
    ['create_scheduler_v2', { num_epochs: 0, min_lr: -1 }, [/^args\.num_epochs: /, /^args\.min_lr: /]],
    [
      'create_scheduler_v2',
      { sched: 'step', decay_epochs: 0 },
      [/^args\.decay_epochs: expected a number above 0, got 0$/],
    ],
  ])('%s(%o)', (name, args, refused) => {
    const lines = messagesOf(() => readCall({ dialect: 'timm', name, args, run: { baseRate: 0.1 } }));
    expect(lines).toEqual(refused.map((line) => expect.stringMatching(line)));
  });
});
