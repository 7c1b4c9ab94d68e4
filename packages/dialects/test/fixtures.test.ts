import { durationOf, rateOf, type Schedule, ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { dialects, type Run, readGroups, writeCall } from '../src/index.ts';
import { type Fixture, fixtures } from './fixture.ts';

/** The fixture's run; where no length is known, it is as long as the steps that were asked. */
const runOf = ({ run = {}, steps }: Fixture): Run =>
  steps.length > 0 ? { totalSteps: Math.max(...steps) + 1, ...run } : run;

const read = (fixture: Fixture): Schedule[] => readGroups({ ...fixture, run: runOf(fixture) });

/** Fixtures whose rates we answer: not refused, or refused only for an int/float difference we do not have. */
const answered = fixtures.filter(({ rates, groups }) => rates || groups);
const forbidden = fixtures.filter(
  (fixture) =>
    fixture.decision !== 4 && fixture.name !== 'LrUpdater' && (fixture.refused || fixture['refused-by-us']),
);

/** Past its table ConvNeXt's loop fails: a form says so, and the schedule holds its last rate. */
const pastEnd = 'convnext/past-the-end.json';

test('there are fixtures of every dialect', () => {
  expect(answered.length).toBeGreaterThan(300);
  expect(forbidden.length).toBeGreaterThan(60);
});

describe('reads every call as the framework runs it, to 1e-12 of the peak', () => {
  test.each(answered.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const expected = fixture.groups ?? [fixture.rates!];
    const schedules = read(fixture);
    expect(schedules).toHaveLength(expected.length);
    schedules.forEach((schedule, group) => {
      const rate = rateOf(schedule);
      const peak = Math.max(...expected[group]!.map(Math.abs), Number.MIN_VALUE);
      const off = fixture.steps.filter(
        (step, i) =>
          !fixture.cycleShort?.includes(step) &&
          !(Math.abs(rate(step) - expected[group]![i]!) <= 1e-12 * peak),
      );
      expect(off.map((step) => [step, rate(step)])).toEqual([]);
    });
  });
});

describe('is within 2e-6 of the peak of what single precision logs', () => {
  const logged = fixtures.filter(({ float32 }) => float32);
  test.each(logged.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const rate = rateOf(read(fixture)[0]!);
    const peak = Math.max(...fixture.float32!.map(Math.abs), Number.MIN_VALUE);
    const known = [...(fixture.float32Differs ?? []), ...(fixture.cycleShort ?? [])];
    const off = fixture.steps.filter(
      (step, i) => !known.includes(step) && !(Math.abs(rate(step) - fixture.float32![i]!) <= 2e-6 * peak),
    );
    expect(off).toEqual([]);
  });
});

describe('refuses what the framework refuses or answers with NaN', () => {
  test.each(
    forbidden.filter(({ file }) => file !== pastEnd).map((fixture) => [fixture.file, fixture] as const),
  )('%s', (_, fixture) => {
    let issues: readonly { path: string; message: string }[] = [];
    try {
      read(fixture);
    } catch (error) {
      expect(error).toBeInstanceOf(ScheduleError);
      issues = (error as ScheduleError).issues;
    }
    expect(issues.length).toBeGreaterThan(0);
    for (const { path, message } of issues) {
      expect(path).toMatch(/^(args|run)\.\w+$/);
      expect(message).toMatch(/^expected .+, got .+/);
    }
  });
});

describe('accepts whole numbers as ints and any number as a float', () => {
  test.each(
    fixtures.filter(({ decision }) => decision === 4).map((fixture) => [fixture.file, fixture] as const),
  )('%s', (_, fixture) => {
    expect(read(fixture)).toHaveLength(1);
  });
});

describe('writes the call back, or one that reads the same', () => {
  test.each(answered.map((fixture) => [fixture.file, fixture] as const))('%s', (_, fixture) => {
    const baseRates = [fixture.run?.baseRate ?? []].flat();
    read(fixture).forEach((schedule, group) => {
      const { baseRate: _all, ...rest } = runOf(fixture);
      const run = baseRates.length > 0 ? { ...rest, baseRate: baseRates[group]! } : rest;
      const call = writeCall(schedule, { dialect: fixture.dialect, name: fixture.name, run });
      expect(call).toBeDefined();
      const again = rateOf(readGroups(call!)[0]!);
      const rate = rateOf(schedule);
      const all = Array.from({ length: 1000 }, (_, step) => step);
      const peak = Math.max(...all.map((step) => Math.abs(rate(step))), Number.MIN_VALUE);
      expect(all.filter((step) => !(Math.abs(again(step) - rate(step)) <= 1e-12 * peak))).toEqual([]);
    });
  });
});

test('the one form whose framework fails after the end says so', () => {
  const raising = dialects.flatMap(({ forms }) => forms.filter(({ raisesAfterEnd }) => raisesAfterEnd));
  expect(raising.map(({ name }) => name)).toEqual(['cosine_scheduler']);
  const { dialect, name, args, refused } = fixtures.find(({ file }) => file === pastEnd)!;
  expect(durationOf(readGroups({ dialect, name, args, run: {} })[0]!)).toBe(refused?.atStep);
});
