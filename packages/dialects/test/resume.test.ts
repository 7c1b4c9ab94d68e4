import { rateOf, ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type InnerCall, type ResumeOrder, resumedOf } from '../src/index.ts';
import { fixtures } from './fixture.ts';

const cases = fixtures.flatMap((fixture) => {
  const { resumed } = fixture;
  if (!resumed) return [];
  return Object.entries(resumed.orders).map(([order, rates]) => ({
    title: `${fixture.file}: ${order}`,
    fixture,
    at: resumed.at,
    order: order as ResumeOrder,
    rates,
    as: resumed.as ?? fixture,
  }));
});

test('there are orders of loading for every class', () => {
  expect(cases.length).toBeGreaterThan(90);
});

describe('resumes a run as torch does', () => {
  test.each(cases.map((one) => [one.title, one] as const))('%s', (_, { fixture, at, order, rates, as }) => {
    const totalSteps = Math.max(...fixture.steps);
    const resume = () => resumedOf(fixture, { run: { baseRate: 0.1, totalSteps }, at, order, as });
    if (!Array.isArray(rates)) {
      expect(resume).toThrow(ScheduleError);
      return;
    }
    const rate = rateOf(resume());
    const peak = Math.max(...rates);
    const off = fixture.steps.filter((step, i) => !(Math.abs(rate(step) - rates[i]!) <= 1e-12 * peak));
    expect(off.map((step) => [step, rate(step)])).toEqual([]);
  });
});

describe('what surprises who resumes', () => {
  const run = { baseRate: 1, totalSteps: 12 };
  const linear = { name: 'LinearLR', args: { start_factor: 0.1, total_iters: 10 } };
  const resumed = (order: ResumeOrder, call: InnerCall = linear): number[] => {
    const rate = rateOf(resumedOf(call, { run, at: 5, order }));
    return [5, 6, 11].map(rate);
  };

  test('a warm-up is multiplied by its first factor for good where the scheduler is made after the optimizer was loaded', () => {
    const [right, wrong] = [
      resumed('new scheduler, scheduler, optimizer'),
      resumed('optimizer, new scheduler, scheduler'),
    ];
    wrong.forEach((rate, i) => {
      expect(rate).toBeCloseTo(right[i]! / 10, 12);
    });
  });

  test('a function is wrong for one update only', () => {
    const call = { name: 'LambdaLR', args: { lr_lambda: { function: 'lambda epoch: 1 / (epoch + 1)' } } };
    const [right, wrong] = [
      resumed('new scheduler, scheduler, optimizer', call),
      resumed('optimizer, new scheduler, scheduler', call),
    ];
    expect(wrong[0]).toBe(1);
    expect(wrong.slice(1)).toEqual(right.slice(1));
  });

  test('a place outside of the run is refused', () => {
    expect(() => resumedOf(linear, { run, at: 0, order: 'last_epoch' })).toThrow(
      'at: expected a whole number from 1',
    );
  });
});
