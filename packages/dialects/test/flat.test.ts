import { durationOf, rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import { flat } from '../src/index.ts';

test('a flat schedule has the rates of the schedule at every executed step', () => {
  let count = 0;
  fc.assert(
    fc.property(
      schedules({ depth: 3, longest: 60 }),
      fc.integer({ min: 1, max: 300 }),
      (schedule, executed) => {
        const plain = flat(schedule, executed);
        if (!plain) return;
        count++;
        const [one, other] = [rateOf(schedule), rateOf(plain)];
        const allowed = 1e-12 * magnitudeOf(schedule);
        const steps = Array.from({ length: executed }, (_, step) => step);
        const off = steps.filter((step) => !(Math.abs(one(step) - other(step)) <= allowed));
        expect(off.map((step) => [step, one(step), other(step)])).toEqual([]);
        if (plain.kind === 'sequence') expect(plain.parts.map(({ kind }) => kind)).not.toContain('sequence');
        expect(durationOf(plain)).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3000 },
  );
  expect(count).toBeGreaterThan(1500);
});
