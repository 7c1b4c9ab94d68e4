import {
  constant,
  durationOf,
  exponential,
  multiStep,
  powerLaw,
  product,
  ramp,
  rateOf,
  type Schedule,
  ScheduleError,
  scaleRates,
  scaleSteps,
  sequence,
  stairs,
  warmupCosine,
  warmupLinear,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import { compareOf, type Difference, distancesOf } from '../src/index.ts';

const sizes = [
  { lengths: 'whole', depth: 2, longest: 400, runs: 400 },
  { lengths: 'any', depth: 2, longest: 150, runs: 300 },
  { lengths: 'whole', depth: 1, longest: 60_000, runs: 60 },
] as const;

/** Tries a law on the rates of pairs of schedules, of which one may be the other with a small change. */
function forPairs(
  law: (a: Float64Array, b: Float64Array, found: Difference, magnitude: number) => void,
): void {
  for (const { runs, ...size } of sizes) {
    const other = fc.oneof(
      schedules(size).map((schedule) => () => schedule),
      fc.constant((schedule: Schedule) => schedule),
      fc.constantFrom(0.5, 1 + 1e-9, 3).map((factor) => (schedule: Schedule) => scaleRates(schedule, factor)),
      fc.constantFrom(0.5, 1 + 1e-6, 2).map((factor) => (schedule: Schedule) => scaleSteps(schedule, factor)),
    );
    fc.assert(
      fc.property(schedules(size), other, (first, change) => {
        const second = change(first);
        const count = Math.min(Math.ceil(Math.max(durationOf(first), durationOf(second))), 200_000);
        const steps = Float64Array.from({ length: count }, (_, step) => step);
        const found = compareOf([first, second], { end: count }).differences[0]!;
        const magnitude = Math.max(magnitudeOf(first), magnitudeOf(second));
        law(steps.map(rateOf(first)), steps.map(rateOf(second)), found, magnitude);
      }),
      { numRuns: runs },
    );
  }
}

const largestOf = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, value), 0);

/** By halves, since a running sum of so many terms loses more digits than the law allows. */
const sum = (values: Float64Array): number => {
  const middle = values.length >> 1;
  if (middle < 64) return values.reduce((sum, value) => sum + value, 0);
  return sum(values.subarray(0, middle)) + sum(values.subarray(middle));
};

describe('of any two schedules, what a loop over every step finds', () => {
  test('is whether they differ, and the first step at which they do', () => {
    forPairs((a, b, { equal, firstStep }, magnitude) => {
      const tolerance = 1e-12 * Math.max(largestOf(a.map(Math.abs)), largestOf(b.map(Math.abs)));
      // What is as far apart as rounding may count or not.
      const within = 1e-12 * magnitude;
      const first = (level: number): number => a.findIndex((rate, i) => Math.abs(b[i]! - rate) > level);
      const [early, late] = [first(Math.max(0, tolerance - within)), first(tolerance + within)];
      expect(equal).toBe(firstStep === null);
      if (late >= 0) expect(firstStep).toBeLessThanOrEqual(late);
      if (firstStep !== null) expect(firstStep).toBeGreaterThanOrEqual(Math.max(0, early));
    });
  });

  test('is the largest difference', () => {
    forPairs((a, b, { largest }, magnitude) => {
      const most = largestOf(a.map((rate, i) => Math.abs(b[i]! - rate)));
      expect(Math.abs(Math.abs(largest?.difference ?? 0) - most)).toBeLessThanOrEqual(1e-12 * magnitude);
      if (!largest) return;
      expect(Math.abs(b[largest.step]! - a[largest.step]! - largest.difference)).toBeLessThanOrEqual(
        1e-12 * magnitude,
      );
    });
  });

  test('is the largest relative difference', () => {
    forPairs((a, b, { largestRelative }, magnitude) => {
      const shares = a.map((rate, i) => {
        const difference = Math.abs(b[i]! - rate);
        return difference > 2e-12 * magnitude ? difference / Math.max(Math.abs(rate), Math.abs(b[i]!)) : 0;
      });
      const most = largestOf(shares);
      expect(largestRelative?.relative ?? 0).toBeGreaterThanOrEqual(most * (1 - 1e-9) - 1e-12);
      if (!largestRelative) return;
      const { step, relative } = largestRelative;
      const [first, second] = [a[step]!, b[step]!];
      const size = Math.max(Math.abs(first), Math.abs(second));
      expect(Math.abs(Math.abs(second - first) / size - relative) * size).toBeLessThanOrEqual(
        3e-12 * magnitude,
      );
    });
  });

  test('is the area between them, and how much of it is the second’s', () => {
    forPairs((a, b, { area, surplus }, magnitude) => {
      const within = 1e-12 * magnitude * a.length;
      const own = a.map((rate, i) => b[i]! - rate);
      expect(Math.abs(area - sum(own.map(Math.abs)))).toBeLessThanOrEqual(within);
      expect(Math.abs(surplus - sum(own))).toBeLessThanOrEqual(within);
    });
  });
});

test('a factor between two schedules is found', () => {
  fc.assert(
    fc.property(schedules({ depth: 2 }), fc.constantFrom(0.1, 2, -3), (schedule, factor) => {
      const other = product([schedule, constant({ rate: factor })]);
      const { relation, equal } = compareOf([schedule, other], { end: durationOf(schedule) }).differences[0]!;
      if (!equal) expect(relation).toEqual({ kind: 'factor', factor: expect.closeTo(factor, 9) });
    }),
  );
});

describe('a shift', () => {
  const shiftOf = (first: Schedule, second: Schedule, end: number): unknown =>
    compareOf([first, second], { end }).differences[0]!.relation;

  test('by one step is the boundary of TensorFlow against that of object detection', () => {
    const [tensorflow, detection] = [5001, 5000].map((step) =>
      multiStep({ rate: 0.01, milestones: [step], factor: 0.1 }),
    );
    expect(shiftOf(detection!, tensorflow!, 20_000)).toEqual({ kind: 'shift', steps: 1 });
    expect(shiftOf(tensorflow!, detection!, 20_000)).toEqual({ kind: 'shift', steps: -1 });
  });

  test('by the warm-up is a schedule that begins after it', () => {
    const cosine = warmupCosine({ peak: 0.1, warmupSteps: 0, steps: 1000 });
    const later = sequence([ramp({ from: 0, to: 0.1, steps: 100 }), cosine]);
    expect(shiftOf(cosine, later, 1100)).toEqual({ kind: 'shift', steps: 100 });
  });

  test('is none between schedules that only end the same', () => {
    expect(
      shiftOf(
        multiStep({ rate: 1, milestones: [100], factor: 0.1 }),
        multiStep({ rate: 2, milestones: [150], factor: 0.05 }),
        1000,
      ),
    ).toBeNull();
  });

  test('is none where one stretches the other', () => {
    const cosine = (steps: number): Schedule => warmupCosine({ peak: 0.1, warmupSteps: 0, steps });
    expect(shiftOf(cosine(1000), cosine(1100), 1100)).toBeNull();
  });
});

test('half a cosine and a straight line differ most where their slopes are the same', () => {
  const options = { peak: 1, warmupSteps: 0, steps: 1e9 };
  const { largest, area, firstStep } = compareOf([warmupLinear(options), warmupCosine(options)])
    .differences[0]!;
  const share = Math.asin(2 / Math.PI) / Math.PI;
  expect(largest!.step / 1e9).toBeCloseTo(share, 7);
  expect(largest!.difference).toBeCloseTo((1 + Math.cos(Math.PI * share)) / 2 - (1 - share), 12);
  // Twice the integral of (1 + cos(pi q)) / 2 - (1 - q) from 0 to 1/2, as the other half is the same with the other sign.
  expect(area / 1e9).toBeCloseTo(2 * (1 / (2 * Math.PI) - 1 / 8), 8);
  expect(firstStep).toBe(1);
});

test('of a thousand million steps, a schedule and itself are equal, whatever it is made of', () => {
  const steps = 1e9;
  const cases = [
    powerLaw({ rate: 0.1, timescale: 4000, power: 0.5 }),
    ramp({ from: 0.1, to: 0, steps, curve: { power: 0.9 } }),
    warmupCosine({ peak: 0.1, warmupSteps: 1e6, steps }),
    exponential({ rate: 0.1, factor: 0.98, every: 1e6 }),
    stairs(exponential({ rate: 0.1, factor: 0.98, every: 1e5 }), { every: 1e5 }),
  ];
  const began = process.cpuUsage();
  for (const schedule of cases) {
    expect(compareOf([schedule, schedule], { end: steps })).toMatchObject({
      equal: true,
      differences: [{ area: 0, largest: null }],
    });
    const near = compareOf([schedule, scaleSteps(schedule, 1 + 1e-9)], { end: steps });
    expect(near.differences[0]!.largestRelative?.relative ?? 0).toBeLessThan(1);
  }
  // The processor's time, as a busy machine takes its own.
  expect(process.cpuUsage(began).user).toBeLessThan(30e6);
});

test('a tolerance is a share of the largest rate', () => {
  const [a, b] = [1, 1.001].map((rate) => constant({ rate, steps: 10 })) as [Schedule, Schedule];
  expect(compareOf([a, b], { tolerance: 0.002 })).toMatchObject({ equal: true, tolerance: 0.002 * 1.001 });
  expect(compareOf([a, b]).equal).toBe(false);
});

test('each of several schedules is held against the first, and all against all in a matrix', () => {
  const all = [1, 1, 3].map((rate) => constant({ rate, steps: 10 }));
  expect(compareOf(all).differences.map(({ equal }) => equal)).toEqual([true, false]);
  expect(distancesOf(all, { by: 'largest' })).toEqual([
    [0, 0, 2],
    [0, 0, 2],
    [2, 2, 0],
  ]);
  const ramps = [ramp({ from: 0, to: 1, steps: 10 }), ramp({ from: 1, to: 0, steps: 10 })];
  // |2 s / 10 - 1| at the steps 0 … 9.
  expect(distancesOf(ramps)[0]![1]).toBeCloseTo((1 + 2 * (0.8 + 0.6 + 0.4 + 0.2)) / 10, 12);
});

test('what cannot be compared is refused', () => {
  const schedule = constant({ rate: 1 });
  expect(() => compareOf([schedule])).toThrow(/^schedules: expected two schedules or more, got 1/);
  expect(() => compareOf([schedule, schedule])).toThrow(/^end: expected a number above 0/);
  expect(() => compareOf([schedule, schedule], { end: 1, tolerance: -1 })).toThrow(ScheduleError);
});
