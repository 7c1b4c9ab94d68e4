import { exponential, scaleRates } from '@lrlab/core';
import { expect, test } from 'vitest';
import { dialectOf, formOf, type GroupRun, readCall, writeCall } from '../src/index.ts';
import { fixtures } from './fixture.ts';
import { testLaws } from './laws.ts';

for (const id of ['tensorflow', 'object-detection', 'convnext']) testLaws(dialectOf(id));

test('no dialect reads a call as a table of samples', () => {
  const kindsIn = (x: unknown): string[] =>
    typeof x === 'object' && x !== null
      ? [...('kind' in x ? [String(x.kind)] : []), ...Object.values(x).flatMap(kindsIn)]
      : [];
  const tables = fixtures
    .filter(({ rates, groups }) => rates || groups)
    // A function of one's own is asked at every step, and its form says so.
    .filter(({ dialect, name }) => !formOf(dialect, name).notes.some(({ code }) => code === 'sampled'))
    .filter(({ dialect, name, args, run = {}, steps }) => {
      const baseRate = [run.baseRate ?? []].flat()[0];
      const own = {
        totalSteps: Math.max(...steps) + 1,
        ...run,
        ...(baseRate === undefined ? {} : { baseRate }),
      };
      return kindsIn(readCall({ dialect, name, args, run: own as GroupRun })).includes('samples');
    });
  expect(tables.map(({ file }) => file)).toEqual([]);
});

test('a schedule that grew by a factor is written with its new rates', () => {
  const schedule = scaleRates(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), 3);
  expect(writeCall(schedule, { dialect: 'tensorflow' })?.args).toEqual({
    learning_rate: 0.03,
    decay_steps: 2000,
    decay_rate: 0.98,
  });
});
