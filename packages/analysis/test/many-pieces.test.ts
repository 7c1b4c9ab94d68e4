import {
  clamp,
  constant,
  cosineRestarts,
  exponential,
  product,
  ramp,
  repeat,
  type Schedule,
  ScheduleError,
  scaleSteps,
  sequence,
  stairs,
  window,
} from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { compareOf, distancesOf, metricsOf } from '../src/index.ts';

const end = 1e9;
const byStep = stairs(exponential({ rate: 0.1, factor: 0.5, every: 1e8 }), { every: 1 });
const cases: Readonly<Record<string, Schedule>> = {
  'a stair at every step': byStep,
  'ten stairs in a step': scaleSteps(byStep, 0.1),
  'stairs after something else': sequence([constant({ rate: 1, steps: 10 }), byStep]),
  'stairs times something': product([byStep, ramp({ from: 1, to: 0, steps: end })]),
  'stairs under a limit': clamp(byStep, { min: 0.01, max: null }),
  'stairs from later on': window(byStep, { start: 1000, steps: end }),
  'cycles of two steps': repeat(ramp({ from: 1, to: 0, steps: 2 }), { times: null }),
  'cycles that shrink': repeat(ramp({ from: 1, to: 0, steps: 100 }), { times: end, stepsFactor: 0.999_999 }),
};

describe('of a thousand million steps, too many pieces are refused before they are walked', () => {
  test.each(Object.entries(cases))('%s', (_, schedule) => {
    const refused =
      /^end: expected at most 20,000,000 smooth pieces, .*got about [\d,]+ in 1,000,000,000 steps/;
    const line = ramp({ from: 1, to: 0, steps: end });
    for (const act of [
      () => metricsOf(schedule, { end }),
      () => compareOf([line, schedule], { end }),
      () => distancesOf([line, schedule], { end }),
    ]) {
      expect(act).toThrow(ScheduleError);
      expect(act).toThrow(refused);
    }
  });
});

test('how many pieces there are is told', () => {
  expect(() => metricsOf(byStep, { end: 25_000_000 })).toThrow('got about 25,000,000 in 25,000,000 steps');
  expect(() => metricsOf(stairs(constant({ rate: 1 }), { every: 10 }), { end: 3e8 })).toThrow(
    'got about 30,000,000 in 300,000,000 steps',
  );
});

test('few pieces of a thousand million steps are not refused, whatever they are made of', () => {
  expect(
    metricsOf(stairs(exponential({ rate: 1, factor: 0.5, every: 1e8 }), { every: 1e6 }), { end }).steps,
  ).toBe(end);
  expect(metricsOf(cosineRestarts({ peak: 1, cycleSteps: 10, stepsFactor: 2 }), { end }).peak.rate).toBe(1);
  const late = sequence([constant({ rate: 1, steps: end }), byStep]);
  expect(metricsOf(late, { end }).area).toBe(end);
});
