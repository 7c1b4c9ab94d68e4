import { constant, ramp, rateOf, type Schedule, sequence, warmupCosine } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditPlan, auditOf, diagnosisText, type LogSeries } from '../src/index.ts';

const logged = (
  index: readonly number[],
  rates: readonly number[],
  more: Partial<LogSeries> = {},
): LogSeries => ({
  tag: 'lr',
  indexName: 'step',
  index,
  rates,
  fileStarts: [],
  keptEvery: 1,
  ...more,
});
const count = (length: number, every = 1): number[] =>
  Array.from({ length: Math.ceil(length / every) }, (_, i) => i * every);

const total = 400;
const schedule = warmupCosine({ peak: 0.3, warmupSteps: 40, steps: total });
const rate = rateOf(schedule);
const plan: AuditPlan = {
  schedule,
  totalUpdates: total,
  updatesPerEpoch: 50,
  devices: 4,
  accumulation: 3,
  batch: 96,
};
const clocked = (clock: (step: number) => number, every = 1): LogSeries =>
  logged(
    count(total, every),
    count(total, every).map((step) => rate(Math.max(0, clock(step)))),
  );

describe('a right log is right', () => {
  const offset = fc.constantFrom(-1, 0, 1);
  const roundings: ((rate: number) => number)[] = [
    (one) => one,
    Math.fround,
    (one) => Number(one.toPrecision(4)),
    (one) => Number(one.toPrecision(5)),
    (one) => Number(one.toFixed(5)),
  ];

  test('with any offset, thinning, cut and rounding, whatever its index counts', () => {
    fc.assert(
      fc.property(
        offset,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 60, max: total }),
        fc.constantFrom(...roundings),
        fc.constantFrom(1, 3, 96),
        (by, every, end, round, unit) => {
          const updates = count(end, every);
          const rates = updates.map((step) => round(rate(Math.max(0, step + by))));
          const name = unit === 96 ? 'samples' : 'step';
          const { verdict } = auditOf(
            logged(
              updates.map((step) => step * unit),
              rates,
              { indexName: name },
            ),
            plan,
          );
          // Of an index in batches that stops early it cannot be said that it does not count updates.
          expect(unit === 1 ? ['follows'] : ['follows', 'ambiguous']).toContain(verdict);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('where MMCV counts batches anew in every epoch', () => {
    const batches = count(total * 3, 30).slice(1);
    const series = logged(
      batches.map((batch) => ((batch - 1) % 150) + 1),
      batches.map((batch) => rate(Math.floor((batch - 1) / 3))),
      { indexName: 'iter', epochs: batches.map((batch) => Math.floor((batch - 1) / 150) + 1) },
    );
    expect(auditOf(series, plan)).toMatchObject({ verdict: 'follows', index: { unit: 'micro-batch' } });
  });

  test('where the plan is flat all over, and then no clock can be seen', () => {
    const diagnosis = auditOf(logged([0, 1, 2, 3], [1, 1, 1, 1]), {
      schedule: constant({ rate: 1 }),
      devices: 2,
    });
    expect(diagnosis).toMatchObject({ verdict: 'follows', flat: [[0, 3]], index: { offset: null } });
    expect(diagnosisText(diagnosis)).toContain('neither its clock nor an offset can be seen');
  });

  test('beyond the end of its plan', () => {
    const series = logged(count(450), count(450).map(rate));
    expect(auditOf(series, { ...plan, accumulation: 1, devices: 1 })).toMatchObject({
      verdict: 'follows',
      updatesPastEnd: 50,
    });
  });
});

describe('what happened is found', () => {
  test('and at which step: a clock that begins anew, stops, or is ahead or behind', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 300 }), fc.integer({ min: 2, max: 30 }), (at, by) => {
        expect(
          auditOf(
            clocked((step) => (step < at ? step : step - at)),
            plan,
          ).explanations,
        ).toContainEqual({ id: 'rebuilt', at });
        expect(
          auditOf(
            clocked((step) => Math.min(step, at)),
            plan,
          ).explanations,
        ).toEqual([{ id: 'frozen', at }]);
        const late = auditOf(
          clocked((step) => (step < at ? step : step + by)),
          plan,
        ).explanations;
        expect(late).toEqual([{ id: 'shift', by: [-by, -by], at }]);
      }),
      { numRuns: 25 },
    );
  });

  test('a multiple, and what in the plan is as large', () => {
    const times = (factor: number): LogSeries =>
      logged(
        count(total),
        count(total).map((step) => factor * rate(step)),
      );
    expect(auditOf(times(4), plan).explanations).toEqual([
      { id: 'scaled', factor: expect.closeTo(4, 9), at: 0, because: 'devices' },
    ]);
    expect(auditOf(times(1.7), plan).explanations).toMatchObject([{ id: 'scaled', because: null }]);
  });

  test('a schedule that was built anew on the rate it had come down to', () => {
    const line = ramp({ from: 1, to: 0, steps: 100 });
    const rates = count(100).map(
      (step) => rateOf(line)(step < 40 ? step : step - 40) * (step < 40 ? 1 : 0.6),
    );
    const { explanations } = auditOf(logged(count(100), rates), { schedule: line });
    expect(explanations[0]).toEqual({ id: 'rebuilt-on-last-rate', at: 40, factor: expect.closeTo(0.6, 9) });
  });

  test('or it is said that nothing known explains it', () => {
    const rates = count(50).map((step) => rate(step) + (step > 30 ? 0.01 * Math.sin(step) : 0));
    const diagnosis = auditOf(logged(count(50), rates), plan);
    expect(diagnosis).toMatchObject({
      verdict: 'differs',
      explanations: [],
      divergence: { index: 31, after: 30 },
    });
    expect(diagnosisText(diagnosis)).toContain('nothing that is known here explains it');
  });
});

test('an index that is right in one reading and not in the other is told as both', () => {
  const line: Schedule = sequence([ramp({ from: 0, to: 1, steps: 10 }), ramp({ from: 1, to: 0, steps: 90 })]);
  const index = count(100);
  const rates = index.map((one) => rateOf(line)(Math.floor(one / 4)));
  const diagnosis = auditOf(logged(index, rates), { schedule: line, accumulation: 4 });
  expect(diagnosis).toMatchObject({ verdict: 'ambiguous', explanations: [{ id: 'slow-clock', every: 4 }] });
});

test('any log whatever is answered, and a log or plan at fault is refused with every fault', () => {
  const points = fc.array(
    fc.tuple(fc.integer({ min: -5, max: 500 }), fc.double({ noNaN: true, min: 0, max: 1 })),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(points, (all) => {
      const diagnosis = auditOf(
        logged(
          all.map(([at]) => at),
          all.map(([, value]) => value),
        ),
        plan,
      );
      expect(diagnosisText(diagnosis)).toMatch(/^lr .*\.$/);
      expect(JSON.parse(JSON.stringify(diagnosis))).toEqual(diagnosis);
    }),
    { numRuns: 40 },
  );
  expect(() => auditOf(logged([], []), { ...plan, devices: 0 })).toThrow(
    'log: expected at least one point, got none\nplan.devices: expected a number above 0, got 0',
  );
});
