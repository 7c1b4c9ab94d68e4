import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clamp,
  constant,
  durationOf,
  product,
  ramp,
  rateAt,
  rateOf,
  ScheduleError,
  scaleRates,
  scaleSteps,
  sequence,
  window,
} from '../src/index.ts';
import { magnitudeOf, schedules } from './arbitrary.ts';

const any = schedules({ depth: 3, lengths: 'eighths' });
const step = fc.integer({ min: 0, max: 8000 }).map((n) => n / 8);

test('scaling the rates multiplies the rate of every step', () => {
  fc.assert(
    fc.property(any, fc.double({ min: 0.01, max: 100, noNaN: true }), step, (schedule, factor, step) => {
      const off = Math.abs(rateAt(scaleRates(schedule, factor), step) - factor * rateAt(schedule, step));
      expect(off).toBeLessThanOrEqual(1e-12 * factor * magnitudeOf(schedule));
    }),
  );
});

test('scaling the steps by a power of two gives the same rates at the scaled steps', () => {
  fc.assert(
    fc.property(any, fc.constantFrom(0.25, 0.5, 2, 8), step, (schedule, factor, step) => {
      const scaled = scaleSteps(schedule, factor);
      expect(rateAt(scaled, step * factor)).toBe(rateAt(schedule, step));
      expect(durationOf(scaled)).toBe(factor * durationOf(schedule));
    }),
  );
});

test('scaling by 1 changes nothing, and scaling back gives the same again', () => {
  fc.assert(
    fc.property(any, (schedule) => {
      expect(scaleRates(schedule, 1)).toEqual(schedule);
      expect(scaleSteps(schedule, 1)).toEqual(schedule);
      expect(scaleSteps(scaleSteps(schedule, 4), 0.25)).toEqual(schedule);
    }),
  );
});

test('the schedule itself stays as it was', () => {
  const schedule = Object.freeze(window(ramp({ from: 1, to: 0, steps: 8 }), { start: 2, steps: 4 }));
  const before = JSON.stringify(schedule);
  scaleRates(schedule, 3);
  scaleSteps(schedule, 3);
  expect(JSON.stringify(schedule)).toBe(before);
});

test('of a product the regular rate is scaled, and the warm-up factor stays', () => {
  const schedule = product([ramp({ from: 0.1, to: 1, steps: 10 }), constant({ rate: 0.02 })]);
  expect(scaleRates(schedule, 5)).toEqual(
    product([ramp({ from: 0.1, to: 1, steps: 10 }), constant({ rate: 0.1 })]),
  );
});

test('limits are scaled with the rates, and no limit stays none', () => {
  const schedule = clamp(ramp({ from: 1, to: 0, steps: 8 }), { min: 0.25 });
  expect(scaleRates(schedule, 2)).toEqual(clamp(ramp({ from: 2, to: 0, steps: 8 }), { min: 0.5 }));
});

test('lengths for ever stay for ever', () => {
  const schedule = sequence([ramp({ from: 0, to: 1, steps: 4 }), constant({ rate: 1 })]);
  const rate = rateOf(scaleSteps(schedule, 100));
  expect([rate(200), rate(400), rate(1e9)]).toEqual([0.5, 1, 1]);
});

test('a factor that leaves no schedule is refused', () => {
  const schedule = ramp({ from: 1, to: 0, steps: 8 });
  for (const factor of [0, -1, Number.NaN, Infinity])
    expect(() => scaleSteps(schedule, factor)).toThrow(ScheduleError);
  for (const factor of [Number.NaN, Infinity])
    expect(() => scaleRates(schedule, factor)).toThrow(ScheduleError);
});
