import {
  constant,
  durationOf,
  exponential,
  ramp,
  rateOf,
  type Schedule,
  sequence,
  stairs,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { magnitudeOf, schedules } from '../../core/test/arbitrary.ts';
import { onTicks, onUpdates, tickOf, ticksIn } from '../src/clock/clock.ts';
import type { GroupRun } from '../src/index.ts';

const accumulation = fc.integer({ min: 1, max: 64 });

/** The updates, up to somewhat past the end, at which a schedule of updates has not the rate of the tick they see. */
function off(ticks: Schedule, updates: Schedule, run: GroupRun): unknown[] {
  const [tick, update] = [rateOf(ticks), rateOf(updates)];
  const { accumulation = 1 } = run;
  const end = Math.min(durationOf(ticks), 5000);
  const steps = Array.from({ length: Math.ceil(end / accumulation) + 3 }, (_, u) => u);
  const allowed = 1e-12 * magnitudeOf(ticks);
  return steps
    .filter((u) => !(Math.abs(update(u) - tick(tickOf(u, 'batch', run))) <= allowed))
    .map((u) => [u, update(u), tick(tickOf(u, 'batch', run))]);
}

/** Plateaus whose ends lie at, just before and just after ends of windows. */
const plateaus = accumulation.chain((every) =>
  fc.record({
    accumulation: fc.constant(every),
    schedule: fc
      .array(
        fc
          .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -1, max: 1 }))
          .map(([windows, more]) => Math.max(1, every * windows + more)),
        { minLength: 1, maxLength: 12 },
      )
      .map((lengths) =>
        sequence([
          ...lengths.map((steps, i) => constant({ rate: 2 ** -i, steps })),
          constant({ rate: 2 ** -lengths.length }),
        ]),
      ),
  }),
);

/** Stairs on stairs, and cycles that shrink towards a floor and do not fit the windows: a tie is then left to rounding. */
const isLeft = (x: unknown, inStairs = false): boolean => {
  if (typeof x !== 'object' || x === null) return false;
  const own = x as Partial<Record<string, unknown>>;
  if (
    own['kind'] === 'repeat' &&
    own['rateFactor'] !== 1 &&
    (own['floor'] !== 0 || Number(own['rateFactor']) < 0)
  )
    return true;
  if (inStairs && (own['kind'] === 'stairs' || own['kind'] === 'repeat' || own['kind'] === 'samples'))
    return true;
  return Object.values(own).some((part) => isLeft(part, inStairs || own['kind'] === 'stairs'));
};

describe('an update sees the rate of its last batch', () => {
  test('at every boundary, for every accumulation up to 64', () => {
    fc.assert(
      fc.property(plateaus, ({ schedule, accumulation }) => {
        expect(off(schedule, onUpdates(schedule, 'batch', { accumulation }), { accumulation })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('at every stair, whether a stair is whole windows or not, and where plateaus end between two', () => {
    fc.assert(
      fc.property(plateaus, fc.integer({ min: 1, max: 200 }), ({ schedule, accumulation }, every) => {
        const staired = stairs(schedule, { every });
        expect(off(staired, onUpdates(staired, 'batch', { accumulation }), { accumulation })).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('in a schedule of any kind', () => {
    fc.assert(
      fc.property(
        schedules({ depth: 2, longest: 200, lengths: 'whole' }),
        accumulation,
        (schedule, accumulation) => {
          fc.pre(!isLeft(schedule));
          expect(off(schedule, onUpdates(schedule, 'batch', { accumulation }), { accumulation })).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('and where every epoch ends in a short window, or leaves it out', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          plateaus.map(({ schedule }) => schedule),
          schedules({ depth: 1, longest: 200, lengths: 'whole' }),
        ),
        accumulation,
        fc.integer({ min: 1, max: 150 }),
        fc.boolean(),
        (schedule, accumulation, batchesPerEpoch, drops) => {
          const whole = Math.floor(batchesPerEpoch / accumulation);
          const stepsPerEpoch = drops && whole > 0 ? { stepsPerEpoch: whole } : {};
          const run = { accumulation, batchesPerEpoch, ...stepsPerEpoch, epochs: 6 };
          const perEpoch = drops && whole > 0 ? whole : Math.ceil(batchesPerEpoch / accumulation);
          const updates = rateOf(onUpdates(schedule, 'batch', run));
          const tick = rateOf(schedule);
          const allowed = 1e-12 * magnitudeOf(schedule);
          const wrong = Array.from({ length: 6 * perEpoch }, (_, u) => u).filter(
            (u) => !(Math.abs(updates(u) - tick(tickOf(u, 'batch', run))) <= allowed),
          );
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('short windows go on until the rate changes no more where nobody tells the length of the run', () => {
  const run: GroupRun = { accumulation: 2, batchesPerEpoch: 5 };
  const falling = ramp({ from: 0.1, to: 0, steps: 23 });
  const updates = rateOf(onUpdates(falling, 'batch', run));
  const steps = Array.from({ length: 30 }, (_, u) => u);
  const expected = steps.map((u) => rateOf(falling)(tickOf(u, 'batch', run)));
  expect(steps.map(updates).every((rate, u) => Math.abs(rate - expected[u]!) < 1e-13)).toBe(true);
  const endless = exponential({ rate: 0.1, factor: 0.9, every: 1 });
  expect(() => onUpdates(endless, 'batch', run)).toThrow(/^run\.totalSteps: expected a number above 0/);
});

test('ticks that are proposed for what updates see are seen so again', () => {
  let same = 0;
  let all = 0;
  fc.assert(
    fc.property(
      schedules({ depth: 1, longest: 200, lengths: 'whole' }),
      accumulation,
      (schedule, accumulation) => {
        const run = { accumulation };
        const seen = onUpdates(schedule, 'batch', run);
        const again = onUpdates(onTicks(seen, 'batch', run), 'batch', run);
        const [one, other] = [rateOf(seen), rateOf(again)];
        const steps = Array.from({ length: Math.ceil(Math.min(durationOf(seen), 500)) }, (_, u) => u);
        all++;
        if (steps.every((u) => Math.abs(one(u) - other(u)) <= 1e-11 * magnitudeOf(schedule))) same++;
      },
    ),
    { numRuns: 500 },
  );
  expect(same / all).toBeGreaterThan(0.9);
});

test('so many updates take the ticks up to the next one', () => {
  const run = { accumulation: 4, batchesPerEpoch: 10 };
  expect([0, 1, 2, 3, 4].map((u) => tickOf(u, 'batch', run))).toEqual([3, 7, 9, 13, 17]);
  expect([0, 1, 2, 3, 4, 6].map((u) => ticksIn(u, 'batch', run))).toEqual([0, 4, 8, 10, 14, 20]);
  const dropping = { ...run, stepsPerEpoch: 2 };
  expect([0, 1, 2, 3].map((u) => tickOf(u, 'batch', dropping))).toEqual([3, 7, 13, 17]);
  expect([1, 2, 3, 4].map((u) => ticksIn(u, 'batch', dropping))).toEqual([4, 10, 14, 20]);
});
