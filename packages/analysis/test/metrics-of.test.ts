import {
  clamp,
  constant,
  cosineRestarts,
  durationOf,
  exponential,
  multiStep,
  noam,
  oneCycle,
  planOf,
  product,
  ramp,
  rateOf,
  repeat,
  type Schedule,
  ScheduleError,
  samples,
  sequence,
  stairs,
  warmupConstant,
  warmupCosine,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import { type Metrics, metricsOf } from '../src/index.ts';

const sizes = [
  { lengths: 'whole', depth: 3, longest: 400, runs: 400 },
  { lengths: 'any', depth: 3, longest: 150, runs: 300 },
  { lengths: 'eighths', depth: 1, longest: 400, runs: 200 },
  { lengths: 'whole', depth: 1, longest: 60_000, runs: 60 },
] as const;

/** Tries a law on every rate of schedules of every kind, short and long. */
function forRates(law: (rates: readonly number[], metrics: Metrics, schedule: Schedule) => void): void {
  for (const { runs, ...size } of sizes) {
    fc.assert(
      fc.property(schedules(size), (schedule) => {
        const count = Math.min(Math.ceil(durationOf(schedule)), 200_000);
        const rates = Array.from({ length: count }, (_, step) => step).map(rateOf(schedule));
        law(rates, metricsOf(schedule, { end: count }), schedule);
      }),
      { numRuns: runs },
    );
  }
}

/** By halves, since a running sum of so many terms loses more digits than the law allows. */
const sumOf = (values: readonly number[]): number => {
  const middle = values.length >> 1;
  if (middle < 64) return values.reduce((sum, value) => sum + value, 0);
  return sumOf(values.slice(0, middle)) + sumOf(values.slice(middle));
};

describe('of any schedule, what a loop over every step finds', () => {
  test('is the peak, the floor and where they are', () => {
    forRates((rates, { peak, floor, first, last, steps }, schedule) => {
      const [high, low] = [Math.max(...ends(rates)), Math.min(...ends(rates))];
      const within = 1e-12 * magnitudeOf(schedule);
      expect(Math.abs(peak.rate - high)).toBeLessThanOrEqual(within);
      expect(Math.abs(floor.rate - low)).toBeLessThanOrEqual(within);
      expect(Math.abs(rates[peak.step]! - high)).toBeLessThanOrEqual(within);
      expect(Math.abs(rates[floor.step]! - low)).toBeLessThanOrEqual(within);
      expect(rates.findIndex((rate) => rate >= high - within)).toBeLessThanOrEqual(peak.step);
      expect([first, last, steps]).toEqual([rates[0], rates.at(-1), rates.length]);
    });
  });

  test('is the area and the mean', () => {
    forRates((rates, { area, mean }, schedule) => {
      expect(Math.abs(area - sumOf(rates))).toBeLessThanOrEqual(1e-12 * magnitudeOf(schedule) * rates.length);
      expect(mean).toBe(area / rates.length);
    });
  });

  test('is the number of steps above half of the peak, and up to 50 and 90 percent of it', () => {
    forRates((rates, { peak, stepsAboveHalf, stepsTo50Percent, stepsTo90Percent }, schedule) => {
      if (peak.rate <= 0)
        return expect([stepsAboveHalf, stepsTo50Percent, stepsTo90Percent]).toEqual([null, null, null]);
      // A rate that is half of the peak but for rounding may count or not.
      const within = 1e-12 * magnitudeOf(schedule);
      const above = (level: number): number => rates.filter((rate) => rate > level).length;
      expect(stepsAboveHalf).toBeGreaterThanOrEqual(above(peak.rate / 2 + within));
      expect(stepsAboveHalf).toBeLessThanOrEqual(above(peak.rate / 2 - within));
      for (const [share, found] of [
        [0.5, stepsTo50Percent],
        [0.9, stepsTo90Percent],
      ] as const) {
        const first = (level: number): number => rates.findIndex((rate) => rate >= level);
        expect(found).toBeGreaterThanOrEqual(first(share * peak.rate - within));
        expect(found).toBeLessThanOrEqual(
          first(Math.min(share * peak.rate + within, Math.max(...ends(rates)))),
        );
      }
    });
  });

  test('is the largest change of all, which is a jump or the steepest slope', () => {
    forRates((rates, { largestJump, steepest }, schedule) => {
      let largest = 0;
      for (let i = 1; i < rates.length; i++) largest = Math.max(largest, Math.abs(rates[i]! - rates[i - 1]!));
      const within = 2e-12 * magnitudeOf(schedule);
      const jump = largestJump ? Math.abs(largestJump.to - largestJump.from) : 0;
      const slope = Math.abs(steepest?.slope ?? 0);
      expect(Math.abs(Math.max(jump, slope) - largest)).toBeLessThanOrEqual(within);
      if (steepest) {
        const there = rates[steepest.step + 1]! - rates[steepest.step]!;
        expect(Math.abs(there - steepest.slope)).toBeLessThanOrEqual(within);
      }
      if (largestJump)
        expect(largestJump).toMatchObject({ from: rates[largestJump.step - 1], to: rates[largestJump.step] });
    });
  });

  test('are phases without a gap, each of which only goes the way that its name says', () => {
    forRates((rates, { phases, warmup }, schedule) => {
      expect(phases.map(({ start }) => start)).toEqual([0, ...phases.slice(0, -1).map(({ end }) => end)]);
      expect(phases.at(-1)!.end).toBe(rates.length);
      const within = 3e-9 * magnitudeOf(schedule);
      for (const { name, start, end } of phases) {
        const changes = rates.slice(start + 1, end).map((rate, i) => rate - rates[start + i]!);
        const [most, least] = ends([0, ...changes]);
        expect(name === 'decay' ? most : -least).toBeLessThanOrEqual(within);
      }
      if (!warmup) return;
      const own = rates.slice(0, warmup.steps);
      expect(Math.abs(warmup.area - own.reduce((sum, rate) => sum + rate, 0))).toBeLessThanOrEqual(
        1e-12 * magnitudeOf(schedule) * own.length,
      );
    });
  });
});

const ends = (rates: readonly number[]): [number, number] =>
  rates.reduce(
    ([high, low], rate) => [Math.max(high, rate), Math.min(low, rate)] as [number, number],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  );

describe('phases', () => {
  const named = (schedule: Schedule, end?: number): [string, number][] =>
    metricsOf(schedule, end === undefined ? {} : { end }).phases.map(({ name, steps }) => [name, steps]);

  test('of a warm-up and a cosine are these two', () => {
    expect(named(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }))).toEqual([
      ['warmup', 100],
      ['decay', 900],
    ]);
  });

  test('of a warm-up before a constant end where the constant begins', () => {
    expect(named(warmupConstant({ peak: 0.1, warmupSteps: 766 }), 5000)).toEqual([
      ['warmup', 766],
      ['hold', 4234],
    ]);
  });

  test('of a constant warm-up are told from the jump after it', () => {
    const schedule = sequence([
      constant({ rate: 0.01, steps: 500 }),
      multiStep({ rate: 0.1, milestones: [900], factor: 0.1 }),
    ]);
    expect(named(schedule, 2000)).toEqual([
      ['warmup', 500],
      ['hold', 900],
      ['hold', 600],
    ]);
  });

  test('of a warm-up factor over a decay by epoch end at the highest rate before it falls', () => {
    const schedule = product([
      sequence([ramp({ from: 0.1, to: 1, steps: 500 }), constant({ rate: 1 })]),
      stairs(exponential({ rate: 0.1, factor: 0.9, every: 1000 }), { every: 1000 }),
    ]);
    expect(named(schedule, 20_000)).toEqual([
      ['warmup', 500],
      ['decay', 19_500],
    ]);
    expect(metricsOf(schedule, { end: 20_000 }).phases[1]?.stairs).toBe(20);
  });

  test('of inverse square roots and of one cycle are told though no formula has a sum', () => {
    expect(named(noam({ modelSize: 512, warmupSteps: 4000 }), 1e5)).toEqual([
      ['warmup', 4000],
      ['decay', 96_000],
    ]);
    expect(named(oneCycle({ peak: 1, steps: 1000 })).map(([name]) => name)).toEqual(['warmup', 'decay']);
  });

  test('of a burn-in and of a warm-up by epochs end at the jump to where the rate begins to fall', () => {
    const byEpoch = stairs(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), { every: 2000 });
    expect(named(sequence([constant({ rate: 0.001, steps: 2000 }), byEpoch]), 22_000)).toEqual([
      ['warmup', 2000],
      ['decay', 20_000],
    ]);
    const epochs = stairs(warmupCosine({ peak: 0.1, warmupSteps: 500, steps: 10_000 }), { every: 100 });
    expect(metricsOf(epochs).warmup?.steps).toBe(500);
  });

  test('of restarts begin anew at each', () => {
    const schedule = cosineRestarts({ peak: 0.1, cycleSteps: 100, stepsFactor: 2 });
    expect(named(schedule, 700)).toEqual([
      ['decay', 100],
      ['decay', 200],
      ['decay', 400],
    ]);
  });

  test('of a schedule that only rises are no warm-up', () => {
    expect(named(ramp({ from: 0, to: 1, steps: 100 }))).toEqual([['rise', 100]]);
    expect(metricsOf(ramp({ from: 0, to: 1, steps: 100 })).warmup).toBeNull();
    expect(named(constant({ rate: 1, steps: 5 }))).toEqual([['hold', 5]]);
  });

  test('turn inside one formula, too', () => {
    const schedule = product([ramp({ from: 0, to: 1, steps: 100 }), ramp({ from: 1, to: 0, steps: 100 })]);
    expect(named(schedule)).toEqual([
      ['warmup', 50],
      ['decay', 50],
    ]);
  });

  test('of plateaus are told one by one up to eight', () => {
    const plateaus = (n: number): Schedule =>
      samples({ rates: Array.from({ length: n }, (_, i) => n - i), every: 10 });
    expect(named(plateaus(8))).toHaveLength(8);
    expect(named(plateaus(9))).toEqual([['decay', 90]]);
  });

  test('of a hundred thousand cycles are told as far as ten thousand', () => {
    const { phases, peak } = metricsOf(repeat(ramp({ from: 1, to: 0, steps: 20 }), { times: 100_000 }));
    expect([phases.length, peak.rate]).toEqual([10_000, 1]);
  });
});

test('a warm-up is told in updates, epochs and images where there is a plan', () => {
  const plan = planOf({ images: 118_287, batchSize: 8, devices: 8, epochs: 12 });
  const { warmup, steps } = metricsOf(warmupConstant({ peak: 0.08, warmupSteps: 4000 }), { plan });
  // 4000 iterations at batch 8 * 8 are 2.16 epochs of COCO17.
  expect(warmup).toMatchObject({ steps: 4000, epochs: expect.closeTo(2.16, 2), images: 256_000 });
  expect(steps).toBe(22_188);
});

test('half a cosine is half its peak on average, steepest in the middle and above half of it for half of the time', () => {
  const metrics = metricsOf(ramp({ from: 1, to: 0, steps: 1000, curve: 'cosine' }));
  expect(metrics.mean).toBeCloseTo(0.5005, 12);
  expect(metrics.stepsAboveHalf).toBe(500);
  expect(metrics.steepest?.step).toBe(499);
  expect(metrics.steepest?.slope).toBeCloseTo(-Math.PI / 2000, 8);
});

test('a thousand million steps are added up in a moment, and a staircase of a million too', () => {
  const steps = 1e9;
  const began = process.cpuUsage();
  const cosine = metricsOf(warmupCosine({ peak: 0.1, warmupSteps: 1e6, steps }));
  expect(cosine.area).toBeCloseTo(0.05 * 1e6 - 0.05 + (0.05 * (steps - 1e6) + 0.05), 3);
  const falling = metricsOf(
    clamp(exponential({ rate: 1, factor: 0.5, every: 1e7 }), { min: 1e-3, max: null }),
    { end: steps },
  );
  expect(falling.floor.rate).toBe(1e-3);
  const byEpoch = stairs(exponential({ rate: 0.1, factor: 0.999_99, every: 1000 }), { every: 1000 });
  // A geometric series of a million terms, each a thousand times.
  expect(metricsOf(byEpoch, { end: steps }).area).toBeCloseTo((1000 * 0.1 * (1 - 0.999_99 ** 1e6)) / 1e-5, 2);
  // Roots add up to 2/3 n^1.5 + n^0.5 / 2 + zeta(-1/2) and less.
  const root = metricsOf(ramp({ from: 1, to: 0, steps, curve: '1-sqrt' }));
  expect(root.area).toBeCloseTo(steps / 3 + 0.5 + 0.207886225 * steps ** -0.5, 4);
  expect(root.stepsAboveHalf).toBe(steps / 4);
  // The processor's time, as a busy machine takes its own.
  expect(process.cpuUsage(began).user).toBeLessThan(30e6);
});

test('a schedule for ever must be told where to end', () => {
  expect(() => metricsOf(constant({ rate: 1 }))).toThrow(ScheduleError);
  for (const end of [0, -1, Number.NaN]) {
    expect(() => metricsOf(constant({ rate: 1 }), { end })).toThrow(/^end: expected a number above 0/);
  }
});
