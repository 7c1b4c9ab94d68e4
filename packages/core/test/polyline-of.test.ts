import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clamp,
  constant,
  cosineRestarts,
  durationOf,
  exponential,
  multiStep,
  type Polyline,
  polylineOf,
  product,
  ramp,
  rateOf,
  type Schedule,
  ScheduleError,
  samples,
  segmentsOf,
  sequence,
  stairs,
  warmupCosine,
} from '../src/index.ts';
import { curve, magnitudeOf, schedules } from './arbitrary.ts';

/** The rate that the lines have at a step; of two points at one step, the later. */
function lineAt({ steps, rates }: Polyline, step: number): number {
  const after = steps.findIndex((other) => other > step);
  if (after === -1) return rates.at(-1)!;
  const [a, b] = [steps[after - 1]!, steps[after]!];
  return rates[after - 1]! + ((rates[after]! - rates[after - 1]!) * (step - a)) / (b - a);
}

function worst(schedule: Schedule, steps: readonly number[], options?: { end: number }): number {
  const line = polylineOf(schedule, options);
  const rate = rateOf(schedule);
  return Math.max(...steps.map((step) => Math.abs(lineAt(line, step) - rate(step))));
}

const upTo = (end: number, count = 997): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor((i * end) / count));

describe('the lines between the points', () => {
  test('are the rate itself where all pieces are straight', () => {
    const straight = fc
      .array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.integer({ min: 1, max: 500 }),
        ),
        { minLength: 1, maxLength: 20 },
      )
      .map((parts) => sequence(parts.map(([from, to, steps]) => ramp({ from, to, steps }))));
    fc.assert(
      fc.property(straight, (schedule) => {
        expect(worst(schedule, upTo(durationOf(schedule)))).toBeLessThanOrEqual(1e-14);
      }),
    );
  });

  test('are the rate itself where straight pieces meet a limit', () => {
    const schedule = clamp(ramp({ from: 0, to: 1, steps: 1e6 }), { min: 0.123, max: 0.789 });
    expect(worst(schedule, upTo(1e6))).toBeLessThanOrEqual(1e-12);
    expect(new Set(polylineOf(schedule).steps.map(Math.round))).toEqual(new Set([0, 123_000, 789_000, 1e6]));
  });

  test('are within 1e-4 of the peak on a curve of any kind and length', () => {
    fc.assert(
      fc.property(curve, fc.boolean(), fc.integer({ min: 2, max: 1e7 }), (curve, mirrored, steps) => {
        expect(worst(ramp({ from: 1, to: 0, steps, curve, mirrored }), upTo(steps))).toBeLessThanOrEqual(
          1e-4,
        );
      }),
    );
  });

  test('are within 1e-4 of the peak on any nested schedule of up to eight pieces', () => {
    fc.assert(
      fc.property(schedules({ depth: 2, longest: 3000 }), (schedule) => {
        const end = Math.ceil(durationOf(schedule) * 1.1);
        const segments = segmentsOf(schedule, { end });
        fc.pre(segments.length <= 8);
        const rate = rateOf(schedule);
        const steps = upTo(end, 499);
        // The peak may be a spike between the steps that are asked.
        const ends = segments.flatMap(({ from, to }) => [from, to]);
        const peak = Math.max(...[...steps.map(rate), ...ends].map(Math.abs));
        expect(worst(schedule, steps, { end })).toBeLessThanOrEqual(
          1e-4 * peak + 1e-12 * magnitudeOf(schedule),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('follow a product that begins and ends at 0, and no wave is missed', () => {
    const up = ramp({ from: 0, to: 1, steps: 1e7 });
    const hill = product([up, ramp({ from: 1, to: 0, steps: 1e7 })]);
    expect(worst(hill, upTo(1e7))).toBeLessThanOrEqual(1e-4 * 0.25);
    expect(polylineOf(hill).steps.length).toBeLessThan(2000);
    for (const periods of [1, 2, 4, 8, 16, 32]) {
      const wave = ramp({ from: 1, to: 0, steps: 1e5, curve: { periods, alpha: 0 } });
      expect(worst(wave, upTo(1e5, 9973))).toBeLessThanOrEqual(1e-4);
    }
  });
});

describe('the points', () => {
  test('are two at one step where the rate jumps, and one where it only turns', () => {
    expect(
      polylineOf(sequence([ramp({ from: 0, to: 1, steps: 5 }), ramp({ from: 1, to: 0.5, steps: 5 })])),
    ).toEqual({
      steps: [0, 5, 10],
      rates: [0, 1, 0.5],
    });
    expect(polylineOf(multiStep({ rate: 1, milestones: [3], factor: 0.5 }), { end: 6 })).toEqual({
      steps: [0, 3, 3, 6],
      rates: [1, 1, 0.5, 0.5],
    });
  });

  test('show a jump at the very end', () => {
    const schedule = sequence([constant({ rate: 1, steps: 4 }), constant({ rate: 2 })]);
    expect(polylineOf(schedule, { end: 4 })).toEqual({ steps: [0, 4, 4], rates: [1, 1, 2] });
  });

  test('never go back', () => {
    fc.assert(
      fc.property(schedules({ depth: 3 }), fc.integer({ min: 1, max: 40 }), (schedule, points) => {
        const { steps } = polylineOf(schedule, { points });
        expect(steps.filter((step, i) => step < (steps[i - 1] ?? 0))).toEqual([]);
        expect(steps[0]).toBe(0);
        expect(steps.at(-1)).toBe(durationOf(schedule));
      }),
    );
  });

  test('never go back where many short pieces stand before a long one', () => {
    const schedule = sequence([
      samples({ rates: Array.from({ length: 900 }, (_, i) => i % 7) }),
      constant({ rate: 3, steps: 1e5 }),
    ]);
    const { steps } = polylineOf(schedule);
    expect(steps.filter((step, i) => step < (steps[i - 1] ?? 0))).toEqual([]);
  });

  test.each<[string, Schedule]>([
    [
      'a staircase of ten million',
      stairs(exponential({ rate: 1, factor: 0.5, every: 1e6, steps: 1e7 }), { every: 1 }),
    ],
    ['five hundred cosines', cosineRestarts({ peak: 1, cycleSteps: 20_000, times: 500 })],
    ['a million cosines', cosineRestarts({ peak: 1, cycleSteps: 10, times: 1e6 })],
    ['one cosine of ten million', warmupCosine({ peak: 1, warmupSteps: 1000, steps: 1e7 })],
    ['a square root, steep at its end', ramp({ from: 1, to: 0, steps: 1e7, curve: { power: 0.25 } })],
  ])('of %s steps are few and take no time', (_, schedule) => {
    const began = process.cpuUsage();
    const { steps } = polylineOf(schedule);
    expect(steps.length).toBeLessThan(6000);
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500);
  });

  test('of a staircase in columns lie on the rate', () => {
    const schedule = stairs(exponential({ rate: 1, factor: 0.5, every: 1e6, steps: 1e7 }), { every: 1 });
    expect(worst(schedule, upTo(1e7))).toBeLessThan(0.002);
  });
});

test('a schedule for ever must be told where to end', () => {
  expect(() => polylineOf(constant({ rate: 1 }))).toThrow(/^end: expected a number above 0, got Infinity$/);
  expect(() => polylineOf(constant({ rate: 1 }), { end: -1, points: 0.5 })).toThrow(ScheduleError);
});
