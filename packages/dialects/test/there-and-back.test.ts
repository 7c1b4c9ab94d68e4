import { rateOf, ScheduleError } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Call, dialects, readGroups, type Translation, translateCall } from '../src/index.ts';
import { type Fixture, fixtures } from './fixture.ts';

const answered = fixtures.filter(({ rates, groups }) => rates || groups);

/** The call of a fixture, in a run of some length. */
const callOf = ({ dialect, name, args, run = {} }: Fixture, totalSteps: number): Call => ({
  dialect,
  name,
  args,
  run: { totalSteps, baseRate: 0.1, ...run } as Call['run'],
});

function translated(call: Call, to: string): Omit<Translation, 'ignored'> | undefined {
  try {
    return translateCall(call, { to });
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

const ratesOf = (call: Call, count: number): number[][] =>
  readGroups(call).map((schedule) => {
    const rate = rateOf(schedule);
    return Array.from({ length: count }, (_, step) => rate(step));
  });

/** The updates at which two lists of groups differ by more than a share of the peak. */
function apart(one: readonly number[][], other: readonly number[][], share: number): number[] {
  return one.flatMap((rates, group) => {
    const peak = Math.max(...rates.map(Math.abs));
    return rates.flatMap((rate, step) =>
      Math.abs(rate - (other[group] ?? other[0]!)[step]!) <= share * peak ? [] : [step],
    );
  });
}

/** Longer runs only take longer. */
const most = 2000;

test.each(dialects.map(({ id }) => id))('what %s can say comes back from it with the same rates', (to) => {
  const others = answered.filter(({ dialect }) => dialect !== to);
  fc.assert(
    fc.property(fc.constantFrom(...others), fc.integer({ min: 1, max: 120 }), (fixture, length) => {
      const call = callOf(fixture, length);
      const there = translated(call, to);
      if (!there?.call || there.executed > most) return;
      const before = ratesOf(call, there.executed);
      expect([fixture.file, apart(before, ratesOf(there.call, there.executed), 1e-12)]).toEqual([
        fixture.file,
        [],
      ]);
      const back = translated(there.call, fixture.dialect);
      if (!back?.call) return;
      expect(back.executed).toBe(there.executed);
      expect([fixture.file, apart(before, ratesOf(back.call, there.executed), 2e-12)]).toEqual([
        fixture.file,
        [],
      ]);
    }),
    { numRuns: 30 },
  );
});
