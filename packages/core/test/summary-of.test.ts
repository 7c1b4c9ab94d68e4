import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  constant,
  durationOf,
  ramp,
  rateOf,
  ScheduleError,
  stairs,
  summaryOf,
  warmupCosine,
} from '../src/index.ts';
import { schedules } from './arbitrary.ts';

test('the summary is what looking at every step gives', () => {
  fc.assert(
    fc.property(schedules({ lengths: 'any', depth: 3, longest: 100 }), (schedule) => {
      const duration = durationOf(schedule);
      const steps = Array.from({ length: Math.ceil(duration) }, (_, step) => step);
      const rates = steps.map(rateOf(schedule));
      const highest = rates.reduce((a, b) => Math.max(a, b));
      const lowest = rates.reduce((a, b) => Math.min(a, b));
      const summary = summaryOf(schedule);
      expect([summary.highest === highest, summary.lowest === lowest]).toEqual([true, true]);
      expect(summary).toMatchObject({
        steps: duration,
        first: rates[0],
        last: rates.at(-1),
        highestStep: rates.indexOf(highest),
        lowestStep: rates.indexOf(lowest),
      });
    }),
  );
});

test('the last rate is that of the last step, not that of the end', () => {
  const { steps, first, last, lowestStep } = summaryOf(ramp({ from: 1, to: 0, steps: 10 }));
  expect([steps, first, last, lowestStep]).toEqual([10, 1, expect.closeTo(0.1, 15), 9]);
});

test('no stair is left out of a staircase of two million', () => {
  const schedule = stairs(ramp({ from: 0, to: 2e6, steps: 2e6 }), { every: 1 });
  expect(summaryOf(schedule)).toMatchObject({ highest: 1_999_999, highestStep: 1_999_999, lowest: 0 });
});

test('a schedule for ever must be told where to end, and has no number of steps', () => {
  expect(() => summaryOf(constant({ rate: 1 }))).toThrow(ScheduleError);
  expect(summaryOf(constant({ rate: 1 }), { end: 5 })).toMatchObject({ steps: null, last: 1 });
});

test('a cosine of a warm-up is highest where the warm-up ends', () => {
  const summary = summaryOf(
    warmupCosine({ peak: 0.1, warmupSteps: 766, steps: 1e6, from: 1e-6, floor: 1e-5 }),
  );
  expect(summary).toMatchObject({ highest: 0.1, highestStep: 766, lowest: 1e-6, lowestStep: 0 });
});
