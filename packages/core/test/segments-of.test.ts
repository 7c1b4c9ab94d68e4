import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  breakpointsOf,
  clamp,
  constant,
  cosineRestarts,
  durationOf,
  exponential,
  multiStep,
  powerLaw,
  product,
  ramp,
  rateOf,
  type Schedule,
  type Segment,
  segmentsOf,
  sequence,
  stairs,
  warmupCosine,
  window,
} from '../src/index.ts';
import { magnitudeOf, schedules } from './arbitrary.ts';

/** Segments of a schedule to somewhat past its end, with what is needed to judge them. */
function walk(schedule: Schedule): {
  segments: Segment[];
  end: number;
  rate: (step: number) => number;
  near: number;
} {
  const end = durationOf(schedule) * 1.25;
  const segments = segmentsOf(schedule, { end, limit: 1e6 });
  return { segments, end, rate: rateOf(schedule), near: 1e-9 * magnitudeOf(schedule) };
}

const eighths = schedules({ lengths: 'eighths', depth: 3, longest: 100 });

describe('the segments of any nested schedule', () => {
  test('follow each other without a gap from 0 to the end, whatever the lengths', () => {
    fc.assert(
      fc.property(schedules({ lengths: 'any', depth: 3 }), (schedule) => {
        const { segments, end } = walk(schedule);
        expect(segments[0]!.start).toBe(0);
        expect(segments.at(-1)!.end).toBe(end);
        expect(
          segments.filter((one, i) => !(one.start < one.end && one.start === (segments[i - 1]?.end ?? 0))),
        ).toEqual([]);
      }),
    );
  });

  test('start at the rate of their first step', () => {
    fc.assert(
      fc.property(eighths, (schedule) => {
        const { segments, rate, near } = walk(schedule);
        expect(segments.filter(({ start, from }) => !(Math.abs(from - rate(start)) <= near))).toEqual([]);
      }),
    );
  });

  test('run towards the limit at their end', () => {
    fc.assert(
      fc.property(eighths, (schedule) => {
        const { segments, rate, near } = walk(schedule);
        const off = segments.filter(({ start, end, to }) => {
          // A curve may be steep there, so its approach is watched.
          const [far, close] = [1e-4, 1e-8].map((share) => Math.abs(rate(end - share * (end - start)) - to));
          return !(close! <= near || close! <= far! * 0.9);
        });
        expect(off).toEqual([]);
      }),
    );
  });

  test('have the shape they say', () => {
    fc.assert(
      fc.property(eighths, (schedule) => {
        const { segments, rate, near } = walk(schedule);
        const off = segments.filter(({ start, end, from, to, shape }) => {
          if (shape === 'curved') return false;
          if (shape === 'constant' && Math.abs(from - to) > near) return true;
          return [0.1, 0.5, 0.77].some((q) => {
            const line = from + (to - from) * q;
            return !(Math.abs(rate(start + q * (end - start)) - line) <= near);
          });
        });
        expect(off).toEqual([]);
      }),
    );
  });

  test('are as many as the limit allows', () => {
    fc.assert(
      fc.property(eighths, fc.integer({ min: 1, max: 5 }), (schedule, limit) => {
        const all = segmentsOf(schedule);
        expect(segmentsOf(schedule, { limit })).toEqual(all.slice(0, limit));
      }),
    );
  });
});

test('a segment holds its start, end, two rates and shape, and no more', () => {
  expect(segmentsOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }))).toEqual([
    { start: 0, end: 100, from: 0, to: 0.1, shape: 'linear' },
    { start: 100, end: 1000, from: 0.1, to: 0, shape: 'curved' },
  ]);
});

test('a schedule for ever ends in a segment for ever, with the limit of its rate', () => {
  expect(segmentsOf(constant({ rate: 0.1 }))).toEqual([
    { start: 0, end: Infinity, from: 0.1, to: 0.1, shape: 'constant' },
  ]);
  expect(segmentsOf(exponential({ rate: 0.1, factor: 0.5 }))).toEqual([
    { start: 0, end: Infinity, from: 0.1, to: 0, shape: 'curved' },
  ]);
  expect(segmentsOf(exponential({ rate: 0.1, factor: 1 }))[0]).toMatchObject({ to: 0.1, shape: 'constant' });
  expect(segmentsOf(exponential({ rate: 0, factor: 2 }))[0]).toMatchObject({ to: 0, shape: 'constant' });
  expect(segmentsOf(powerLaw({ rate: 0.1, timescale: 1, power: 2 }))[0]!.to).toBe(0);
});

test('a segment that is cut ends with the rate there', () => {
  const [only] = segmentsOf(ramp({ from: 0, to: 1, steps: 10 }), { end: 4 });
  expect(only).toEqual({ start: 0, end: 4, from: 0, to: 0.4, shape: 'linear' });
});

describe('breakpoints are', () => {
  test.each<[string, Schedule, readonly number[], number?]>([
    ['the milestones', multiStep({ rate: 1, milestones: [20, 60, 80] }), [20, 60, 80]],
    ['the restarts', cosineRestarts({ peak: 1, cycleSteps: 10, stepsFactor: 2, times: 3 }), [10, 30, 70]],
    ['the stairs, and the end', stairs(ramp({ from: 1, to: 0, steps: 10 }), { every: 4 }), [4, 8, 10]],
    [
      'the joins of all factors',
      product([stairs(ramp({ from: 1, to: 0, steps: 6 }), { every: 2 }), ramp({ from: 0, to: 1, steps: 3 })]),
      [2, 3, 4, 6],
    ],
    [
      'what a window shows, in its own steps',
      window(multiStep({ rate: 1, milestones: [20, 60] }), { start: 15, steps: 50 }),
      [5, 45, 50],
    ],
    ['where a limit is met', clamp(ramp({ from: 1, to: 0, steps: 8 }), { min: 0.25, max: 0.5 }), [4, 6, 8]],
    [
      'where a decay for ever meets its floor',
      clamp(exponential({ rate: 1, factor: 0.5, every: 10 }), { min: 0.25 }),
      [20],
    ],
  ])('%s', (_, schedule, expected) => {
    expect(breakpointsOf(schedule)).toEqual(expected.map((step) => expect.closeTo(step, 9)));
  });

  test('none for one formula for ever', () => {
    expect(breakpointsOf(exponential({ rate: 1, factor: 0.5 }))).toEqual([]);
  });
});

test('a staircase of ten million stairs gives as many as are asked for, at once', () => {
  const schedule = stairs(exponential({ rate: 1, factor: 0.999, every: 10, steps: 1e7 }), { every: 1 });
  expect(segmentsOf(sequence([schedule, constant({ rate: 0 })]), { limit: 50 })).toHaveLength(50);
  expect(segmentsOf(schedule)).toHaveLength(10_000);
});
