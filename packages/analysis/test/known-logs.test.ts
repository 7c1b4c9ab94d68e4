import { parseSchedule } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { auditOf, type Diagnosis, diagnosisText, type Explanation } from '../src/index.ts';
import { readLog } from '../src/log.ts';
import { type KnownLog, knownLogs } from './logs.ts';

const right = knownLogs.filter(({ truth }) => truth.id === 'right');
const wrong = knownLogs.filter(({ truth }) => truth.id !== 'right');

async function diagnosed({ path, plan }: KnownLog): Promise<Diagnosis> {
  parseSchedule(plan.schedule);
  const { series, faults } = await readLog(path);
  expect(faults).toEqual([]);
  expect(series).toHaveLength(1);
  return auditOf(series[0]!, plan);
}

test('at least sixty logs of five tools are known, and each mistake of the catalogue is among them', () => {
  expect(knownLogs.length).toBeGreaterThanOrEqual(60);
  expect(new Set(knownLogs.map(({ name }) => name.split('/')[0])).size).toBeGreaterThanOrEqual(5);
  expect([...new Set(wrong.map(({ truth }) => truth.id))].sort()).toEqual([
    'clock-reset',
    'fast-clock',
    'frozen',
    'horizon',
    'per-epoch',
    'rebuilt',
    'resumed-without-state',
    'scaled',
    'shift',
    'skipped-updates',
  ]);
});

describe('a run that is right is never called wrong', () => {
  for (const log of right) {
    test(log.name, async () => {
      const diagnosis = await diagnosed(log);
      expect(diagnosisText(diagnosis)).toContain(' follows the plan at all ');
      expect(diagnosis).toMatchObject({ verdict: 'follows', explanations: [], divergence: null });
      if ('offset' in log.truth) expect(diagnosis.index.offset).toBe(log.truth['offset']);
    });
  }
});

test('of the runs that went wrong at least 95 in 100 are told for what they are, with all numbers that are known', async () => {
  const missed: string[] = [];
  for (const log of wrong) {
    const { verdict, explanations } = await diagnosed(log);
    const said = explanations.some((one) => agrees(one, log.truth));
    if (verdict !== 'differs' || !said) missed.push(`${log.name}: ${JSON.stringify(explanations)}`);
  }
  expect(missed.length / knownLogs.length, missed.join('\n')).toBeLessThanOrEqual(0.05);
});

test('what is said first of a run that went wrong is what happened, in nine of ten', async () => {
  const others: string[] = [];
  for (const log of wrong) {
    const { explanations } = await diagnosed(log);
    if (!explanations[0] || !agrees(explanations[0], log.truth)) others.push(log.name);
    expect(explanations.length, log.name).toBeLessThanOrEqual(3);
  }
  expect(others.length, others.join('\n')).toBeLessThanOrEqual(0.1 * wrong.length);
});

/** Whether an explanation has the id of the truth and each of its numbers. */
function agrees(one: Explanation, { id, ...numbers }: KnownLog['truth']): boolean {
  if (one.id !== id) return false;
  const said = one as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(numbers).every(([name, value]) => {
    const known = said[name];
    if (Array.isArray(known)) return known[0] <= (value as number) && (value as number) <= known[1];
    return typeof known === 'number' && Math.abs(known - (value as number)) <= 1e-6 * Math.abs(known);
  });
}
