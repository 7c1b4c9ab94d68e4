import { constant, exponential, ramp, rateOf, type Schedule, sequence } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type AuditPlan, auditOf, type Diagnosis, diagnosisText } from '../src/index.ts';

function audited(plan: AuditPlan, length: number, rateAt: (step: number) => number, every = 1): Diagnosis {
  const index = Array.from({ length: Math.ceil(length / every) }, (_, i) => i * every);
  const rates = index.map(rateAt);
  return auditOf({ tag: 'lr', indexName: 'step', index, rates, fileStarts: [], keptEvery: 1 }, plan);
}

const ids = ({ explanations }: Diagnosis): string[] => explanations.map(({ id }) => id);
const milestones = sequence([
  constant({ rate: 1, steps: 60 }),
  constant({ rate: 0.1, steps: 30 }),
  constant({ rate: 0.01, steps: 30 }),
]);

describe('explanations of different kinds that fit equally are all told', () => {
  test('a step that never came: the rate stopped, or the schedule was made for a longer run', () => {
    const rate = rateOf(milestones);
    const diagnosis = audited({ schedule: milestones }, 120, (step) => rate(Math.min(step, 80)));
    expect(ids(diagnosis)).toEqual(expect.arrayContaining(['horizon', 'frozen']));
    expect(diagnosisText(diagnosis)).toContain('; or, which fits as well, ');
  });

  test('an exponential that is lower from the start: scaled, or ahead', () => {
    const schedule = exponential({ rate: 1, factor: 0.5, every: 10, steps: null });
    const rate = rateOf(schedule);
    const diagnosis = audited({ schedule, totalUpdates: 100 }, 100, (step) => rate(step + 20));
    expect(diagnosis.explanations).toEqual([
      { id: 'scaled', factor: 0.25, at: 0, because: null },
      { id: 'shift', by: [-20, -20], at: 0 },
    ]);
  });

  test('a clock that fell behind between two points: steps lost, or updates skipped', () => {
    const line = ramp({ from: 1, to: 0, steps: 100 });
    const diagnosis = audited(
      { schedule: line },
      100,
      (step) => rateOf(line)(step < 40 ? step : step - 3),
      4,
    );
    expect(diagnosis.explanations).toEqual([
      { id: 'shift', by: [3, 3], at: 40 },
      { id: 'skipped-updates', count: 3, at: [36] },
    ]);
  });

  test('under readings of the index that end as well as each other, each with its unit', () => {
    const line: Schedule = ramp({ from: 1, to: 0, steps: 400 });
    const diagnosis = audited({ schedule: line, accumulation: 4 }, 100, (step) => rateOf(line)(2 * step));
    expect(diagnosis.explanations).toContainEqual({ id: 'fast-clock', times: 2, because: null });
    expect(diagnosis.explanations).toContainEqual({
      id: 'fast-clock',
      times: 8,
      because: null,
      unit: 'micro-batch',
    });
    expect(diagnosisText(diagnosis)).toContain(
      'if the index counts batches of an accumulated update, the schedule was stepped 8 times per update',
    );
  });
});

describe('after the end of its plan a rate holds, climbs or begins anew', () => {
  const cosine = ramp({ from: 1, to: 0, steps: 100, curve: 'cosine' });
  const climbing = (step: number): number => (1 + Math.cos((Math.PI * step) / 100)) / 2;

  test('in a run that is longer than planned', () => {
    const diagnosis = audited({ schedule: cosine }, 140, climbing);
    expect(diagnosis.explanations).toContainEqual({ id: 'longer-run', updates: 40, afterEnd: 'climbs' });
    expect(diagnosisText(diagnosis)).toContain(
      "the run went on for 40 updates after the plan's end, and past its end the rate climbed again",
    );
  });

  test('in one whose clock was too fast', () => {
    const diagnosis = audited({ schedule: cosine, devices: 4 }, 100, (step) => climbing(4 * step));
    expect(diagnosis.explanations).toContainEqual({
      id: 'fast-clock',
      times: 4,
      because: 'devices',
      afterEnd: 'climbs',
    });
  });
});

test('where the plan is flat before the log leaves it, it may have happened there, and that is said', () => {
  const plan = sequence([
    ramp({ from: 0, to: 1, steps: 10 }),
    constant({ rate: 1, steps: 40 }),
    ramp({ from: 1, to: 0, steps: 50 }),
  ]);
  const diagnosis = audited({ schedule: plan }, 100, (step) => rateOf(plan)(step < 30 ? step : step - 7));
  expect(diagnosis.explanations).toEqual([{ id: 'shift', by: [7, 7], at: 51 }]);
  expect(diagnosisText(diagnosis)).toContain(
    ' The plan is flat from index 10 to 50, where nothing can be seen, so that it may have begun there.',
  );
});
