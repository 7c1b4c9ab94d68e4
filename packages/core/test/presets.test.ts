import { describe, expect, test } from 'vitest';
import {
  clamp,
  constant,
  cosineRestarts,
  durationOf,
  exponential,
  inverseSqrt,
  multiStep,
  noam,
  oneCycle,
  powerLaw,
  product,
  ramp,
  rateOf,
  repeat,
  ScheduleError,
  samples,
  sequence,
  stairs,
  warmupConstant,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
  window,
} from '../src/index.ts';

describe('a preset follows the formula of its source', () => {
  test('warm-up and cosine: eta_min + (eta_max - eta_min) (1 + cos(pi t / T)) / 2', () => {
    const rate = rateOf(warmupCosine({ peak: 0.3, warmupSteps: 40, steps: 240, from: 0.01, floor: 0.02 }));
    for (let step = 0; step <= 260; step++) {
      const t = Math.min(step, 240) - 40;
      const expected =
        step < 40 ? 0.01 + (0.29 * step) / 40 : 0.02 + 0.14 * (1 + Math.cos((Math.PI * t) / 200));
      expect(rate(step)).toBeCloseTo(expected, 14);
    }
  });

  test('warm-up and line', () => {
    const rate = rateOf(warmupLinear({ peak: 1, warmupSteps: 10, steps: 110 }));
    expect([0, 5, 10, 60, 109, 110, 111].map(rate)).toEqual([0, 0.5, 1, 0.5, expect.closeTo(0.01, 14), 0, 0]);
  });

  test('a warm-up of no steps is none', () => {
    expect(warmupLinear({ peak: 1, warmupSteps: 0, steps: 100 })).toEqual(
      ramp({ from: 1, to: 0, steps: 100 }),
    );
    expect(warmupConstant({ peak: 1, warmupSteps: 0 })).toEqual(constant({ rate: 1 }));
  });

  test('warm-up, stable, decay: peak (1 - sqrt(t / D)) (Hu et al. 2024)', () => {
    const schedule = warmupStableDecay({ peak: 0.5, warmupSteps: 10, stableSteps: 80, decaySteps: 10 });
    const rate = rateOf(schedule);
    expect(durationOf(schedule)).toBe(100);
    expect([0, 5, 10, 50, 90].map(rate)).toEqual([0, 0.25, 0.5, 0.5, 0.5]);
    for (let t = 0; t <= 10; t++) expect(rate(90 + t)).toBeCloseTo(0.5 * (1 - Math.sqrt(t / 10)), 14);
  });

  test('one cycle: from peak / 25 up at 30 % and down to that / 10000', () => {
    const rate = rateOf(oneCycle({ peak: 1, steps: 100 }));
    expect([0, 15, 30, 65, 100].map(rate)).toEqual(
      [0.04, 0.52, 1, (1 + 4e-6) / 2, 4e-6].map((expected) => expect.closeTo(expected, 14)),
    );
  });

  test('restarts begin at the peak that has shrunk, above the floor', () => {
    const rate = rateOf(
      cosineRestarts({ peak: 1, cycleSteps: 10, floor: 0.2, stepsFactor: 2, rateFactor: 0.5 }),
    );
    expect([0, 10, 20, 30].map(rate)).toEqual(
      [1, 0.6, 0.4, 0.4].map((expected) => expect.closeTo(expected, 14)),
    );
  });

  test('milestones multiply by the factor at the step they name', () => {
    const rate = rateOf(multiStep({ rate: 1, milestones: [20, 60, 80], factor: 0.5 }));
    expect([0, 19, 20, 59, 60, 79, 80, 1e6].map(rate)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]);
    expect(multiStep({ rate: 1, milestones: [] })).toEqual(sequence([constant({ rate: 1 })]));
  });

  test('inverse square root: peak sqrt(W / t)', () => {
    const rate = rateOf(inverseSqrt({ peak: 0.5, warmupSteps: 16 }));
    for (const t of [16, 17, 64, 1600, 1e6]) expect(rate(t)).toBeCloseTo(0.5 * Math.sqrt(16 / t), 14);
    expect(rate(4)).toBe(0.125);
  });

  test('Noam: d^-0.5 min(t^-0.5, t W^-1.5) (Vaswani et al. 2017)', () => {
    const rate = rateOf(noam({ modelSize: 512, warmupSteps: 4000, scale: 2 }));
    for (const t of [1, 100, 3999, 4000, 4001, 100_000]) {
      expect(rate(t)).toBeCloseTo(2 * 512 ** -0.5 * Math.min(t ** -0.5, t * 4000 ** -1.5), 14);
    }
  });
});

describe('constructors and presets refuse what is no schedule, and tell every fault', () => {
  const faults = (make: () => unknown): string[] => {
    try {
      make();
    } catch (error) {
      expect(error).toBeInstanceOf(ScheduleError);
      return (error as ScheduleError).message.split('\n');
    }
    return [];
  };
  const part = constant({ rate: 1 });

  test.each<[string, () => unknown, readonly string[]]>([
    [
      'constant',
      () => constant({ rate: Number.NaN, steps: -1 }),
      ['rate: expected a finite number, got NaN', 'steps: expected a number above 0 or null, got -1'],
    ],
    [
      'ramp',
      () => ramp({ from: Infinity, to: 0, steps: 0 }),
      ['from: expected a finite number, got Infinity', 'steps: expected a number above 0, got 0'],
    ],
    [
      'exponential',
      () => exponential({ rate: 1, factor: -2, every: 0 }),
      ['factor: expected a number from 0, got -2', 'every: expected a number above 0, got 0'],
    ],
    [
      'powerLaw',
      () => powerLaw({ rate: 1, timescale: 0, power: -1 }),
      ['timescale: expected a number above 0, got 0', 'power: expected a number above 0, got -1'],
    ],
    [
      'samples',
      () => samples({ rates: [1, Number.NaN], every: 0 }),
      ['rates[1]: expected a finite number, got NaN', 'every: expected a number above 0, got 0'],
    ],
    ['sequence', () => sequence([part, part]), ['parts[0]: expected a finite duration, got Infinity']],
    ['repeat', () => repeat(part, { times: 0 }), ['times: expected a whole number from 1 or null, got 0']],
    ['product', () => product([]), ['factors: expected an array with something in it, got an array']],
    ['stairs', () => stairs(part, { every: -1 }), ['every: expected a number above 0, got -1']],
    ['clamp', () => clamp(part, { min: 1, max: 0 }), ['max: expected a number from min (1), got 0']],
    [
      'window',
      () => window(part, { start: -1, steps: 0 }),
      ['start: expected a number from 0, got -1', 'steps: expected a number above 0 or null, got 0'],
    ],
    [
      'warmupConstant',
      () => warmupConstant({ peak: Number.NaN, warmupSteps: -1 }),
      ['peak: expected a finite number, got NaN', 'warmupSteps: expected a number from 0, got -1'],
    ],
    [
      'warmupLinear',
      () => warmupLinear({ peak: 1, warmupSteps: 100, steps: 100 }),
      ['steps: expected more than warmupSteps (100), got 100'],
    ],
    [
      'warmupCosine',
      () => warmupCosine({ peak: 1, warmupSteps: -1, steps: 0 }),
      ['warmupSteps: expected a number from 0, got -1', 'steps: expected a number above 0, got 0'],
    ],
    [
      'warmupStableDecay',
      () => warmupStableDecay({ peak: 1, warmupSteps: 1, stableSteps: 0, decaySteps: 0 }),
      ['stableSteps: expected a number above 0, got 0', 'decaySteps: expected a number above 0, got 0'],
    ],
    [
      'oneCycle',
      () => oneCycle({ peak: 1, steps: 0, warmupShare: 1 }),
      ['steps: expected a number above 0, got 0', 'warmupShare: expected a number between 0 and 1, got 1'],
    ],
    [
      'cosineRestarts',
      () => cosineRestarts({ peak: 1, cycleSteps: 0, times: 0.5 }),
      [
        'cycleSteps: expected a number above 0, got 0',
        'times: expected a whole number from 1 or null, got 0.5',
      ],
    ],
    [
      'multiStep',
      () => multiStep({ rate: 1, milestones: [60, 20, 20] }),
      [
        'milestones[1]: expected a number above 60, got 20',
        'milestones[2]: expected a number above 20, got 20',
      ],
    ],
    [
      'multiStep at 0',
      () => multiStep({ rate: 1, milestones: [0] }),
      ['milestones[0]: expected a number above 0, got 0'],
    ],
    [
      'inverseSqrt',
      () => inverseSqrt({ peak: Infinity, warmupSteps: 0 }),
      ['peak: expected a finite number, got Infinity', 'warmupSteps: expected a number above 0, got 0'],
    ],
    [
      'noam',
      () => noam({ modelSize: 0, warmupSteps: 0 }),
      ['modelSize: expected a number above 0, got 0', 'warmupSteps: expected a number above 0, got 0'],
    ],
  ])('%s', (_, make, expected) => {
    expect(faults(make)).toEqual(expected);
  });

  test('an option nobody knows', () => {
    const options = { peak: 1, warmupSteps: 1, steps: 9, warmup: 3 };
    expect(faults(() => warmupCosine(options))).toEqual(['warmup: expected no such field, got "warmup"']);
    expect(faults(() => constant({ rate: 1, step: 3 } as { rate: number }))).toEqual([
      'step: expected no such field, got "step"',
    ]);
  });

  test('milestones that are no list, beside other faults', () => {
    const options = { rate: Number.NaN, milestones: 3 as unknown as number[] };
    expect(faults(() => multiStep(options))).toEqual([
      'rate: expected a finite number, got NaN',
      'milestones: expected an array, got 3',
    ]);
  });
});
