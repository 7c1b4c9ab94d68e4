import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clamp,
  constant,
  cosineRestarts,
  durationOf,
  exponential,
  fillRates,
  product,
  ramp,
  rateOf,
  type Schedule,
  ScheduleError,
  samples,
  sequence,
  stairs,
  warmupCosine,
  window,
} from '../src/index.ts';
import { magnitudeOf, schedules } from './arbitrary.ts';

/** The steps at which filling and asking differ by more than 1e-12 of the peak. */
function apart(schedule: Schedule, start: number, steps: number): number[] {
  const rate = rateOf(schedule);
  const allowed = 1e-12 * magnitudeOf(schedule);
  const found: number[] = [];
  fillRates(schedule, { start, steps }).forEach((filled, i) => {
    if (!(Math.abs(filled - rate(start + i)) <= allowed)) found.push(start + i);
  });
  return found;
}

describe('filling equals asking at every step', () => {
  for (const lengths of ['whole', 'eighths', 'any'] as const) {
    test(`of any nested schedule with ${lengths === 'any' ? 'any fractional' : lengths} lengths, from any step`, () => {
      const start = fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(0));
      fc.assert(
        fc.property(
          schedules({ lengths, depth: 3 }),
          start,
          fc.integer({ min: 0, max: 1500 }),
          (...given) => {
            expect(apart(...given)).toEqual([]);
          },
        ),
        { numRuns: 400 },
      );
    });
  }

  test('from a step between two whole ones', () => {
    fc.assert(
      fc.property(
        schedules({ lengths: 'eighths' }),
        fc.integer({ min: 0, max: 4000 }),
        (schedule, eighths) => {
          expect(apart(schedule, eighths / 8, 600)).toEqual([]);
        },
      ),
    );
  });

  test.each<[string, Schedule]>([
    ['half a cosine', ramp({ from: 0.1, to: 1e-5, steps: 1e5, curve: 'cosine' })],
    ['half a cosine of ten million', ramp({ from: 0.1, to: 0, steps: 1e7, curve: 'cosine' })],
    ['a mirrored cosine', ramp({ from: 0, to: 0.1, steps: 1e5, curve: 'cosine', mirrored: true })],
    ['an exponential', exponential({ rate: 0.1, factor: 0.98, every: 2000 })],
    ['a steep exponential', exponential({ rate: 0.1, factor: 0.5, every: 3 })],
    ['a growing exponential', exponential({ rate: 1e-7, factor: 10, every: 20_000, steps: 1e5 })],
    ['an exponential that ends at once', exponential({ rate: 0.1, factor: 0, every: 10 })],
    ['a geometric ramp', ramp({ from: 1e-7, to: 1, steps: 1e5, curve: 'geometric' })],
    ['a long straight ramp', ramp({ from: -0.3, to: 0.1, steps: 1e5 + 0.7 })],
    [
      'restarts that double',
      cosineRestarts({ peak: 0.01, cycleSteps: 5000, stepsFactor: 2, rateFactor: 0.5 }),
    ],
    [
      'a limited exponential',
      clamp(exponential({ rate: 0.1, factor: 0.5, every: 5000 }), { min: 0.001, max: 0.09 }),
    ],
    ['a limited ramp', clamp(ramp({ from: 0, to: 1, steps: 1e5 }), { min: 0.2, max: 0.7 })],
    [
      'a warm-up factor over stairs',
      product([
        sequence([ramp({ from: 0.1, to: 1, steps: 500 }), constant({ rate: 1 })]),
        stairs(exponential({ rate: 0.1, factor: 0.9, every: 1000 }), { every: 1000 }),
      ]),
    ],
  ])('of %s for 100,000 steps', (_, schedule) => {
    expect(apart(schedule, 0, 100_000)).toEqual([]);
    expect(apart(schedule, 98_765, 100_000)).toEqual([]);
  });

  test('past the end, where the rate holds', () => {
    const schedule = warmupCosine({ peak: 0.1, warmupSteps: 10, steps: 100, floor: 0.01 });
    expect([...fillRates(schedule, { start: 99, steps: 4 })].slice(1)).toEqual([0.01, 0.01, 0.01]);
    expect([...fillRates(schedule, { start: 1e9, steps: 40 })]).toEqual(Array(40).fill(0.01));
  });
});

test('an array that is given is filled and returned', () => {
  const rates = new Float64Array(3);
  expect(fillRates(constant({ rate: 0.5 }), { rates })).toBe(rates);
  expect([...rates]).toEqual([0.5, 0.5, 0.5]);
});

test('nothing is asked where nothing is wanted', () => {
  expect(fillRates(constant({ rate: 0.5 }), {})).toHaveLength(0);
});

test('a step before the first is refused', () => {
  for (const start of [-1, Number.NaN, Infinity]) {
    expect(() => fillRates(constant({ rate: 1 }), { start, steps: 1 })).toThrow(ScheduleError);
  }
});

test('a number of steps that no array has is refused', () => {
  for (const steps of [-1, 2.5, Number.NaN]) {
    expect(() => fillRates(constant({ rate: 1 }), { steps })).toThrow(ScheduleError);
  }
});

test('a hundred thousand parts are filled as fast as few', () => {
  const parts = Array.from({ length: 100_000 }, (_, i) => constant({ rate: i, steps: 20 }));
  const began = process.cpuUsage();
  const schedule = sequence(parts);
  const rates = fillRates(schedule, { steps: durationOf(schedule) });
  expect(rates[1_999_999]).toBe(99_999);
  expect(rates[20 * 777 + 19]).toBe(777);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(10_000);
});

test('a window into the middle of a part goes on where the part was', () => {
  const part = samples({ rates: [1, 2, 3, 4], every: 25 });
  expect([...fillRates(window(part, { start: 40, steps: 30 }), { steps: 32 })]).toEqual([
    ...Array(10).fill(2),
    ...Array(20).fill(3),
    3,
    3,
  ]);
});
