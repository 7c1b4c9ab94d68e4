import { type Plan, planOf, ScheduleError, totalSteps } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Kept,
  type Length,
  lasting,
  type MoveOptions,
  movedPlan,
  movedRecipe,
  type PlanTable,
  planTableOf,
  type Recipe,
  type Unit,
  unitsOf,
} from '../src/index.ts';

const updatesIn = ({ rows }: PlanTable): Record<string, number> =>
  Object.fromEntries(rows.map(({ name, updates }) => [name, updates]));

/** MMDetection's 1x schedule of COCO17: 117266 images with a box, 8 devices with 2 images each, 7330 iterations an epoch. */
const mmdetection: Recipe = {
  plan: planOf({ images: 117_266, batchSize: 2, devices: 8, epochs: 12 }),
  rate: 0.02,
  warmup: { updates: 500 },
  milestones: [{ epochs: 8 }, { epochs: 11 }],
};
const ours = { images: 22_720 };

describe('a recipe of COCO17 on 22720 images', () => {
  test('is 7330 iterations an epoch before, and 1420 after', () => {
    const { before, after, rateFactor } = movedRecipe(mmdetection, { to: ours, keepWarmup: 'updates' });
    expect(updatesIn(before)).toEqual({
      epoch: 7330,
      'warm-up': 500,
      'milestone 1': 58_640,
      'milestone 2': 80_630,
      run: 87_960,
    });
    expect(updatesIn(after)).toEqual({
      epoch: 1420,
      'warm-up': 500,
      'milestone 1': 11_360,
      'milestone 2': 15_620,
      run: 17_040,
    });
    expect([rateFactor, after.rate]).toEqual([1, 0.02]);
  });

  test('warms up for 97 iterations, 96.86 before rounding, where the epochs of the warm-up are kept', () => {
    const { recipe, after } = movedRecipe(mmdetection, { to: ours });
    expect(after.rows[1]).toMatchObject({ name: 'warm-up', updates: 97 });
    expect(after.rows[1]?.exactUpdates).toBeCloseTo((500 * 1420) / 7330, 12);
    expect(recipe.warmup).toEqual({ updates: (500 * 1420) / 7330 });
  });

  // Document 000: 4000 iterations at 8*8 on COCO17 are 2.16 epochs, and those are 766 iterations on 22720 images.
  test('warms up for the 766 iterations of document 000, of 2.16 epochs cut off', () => {
    const plan = planOf({ images: 118_287, batchSize: 8, devices: 8, rounding: 'carry', epochs: 40 });
    const recipe = {
      plan,
      warmup: { updates: 4000 },
      milestones: [{ updates: 65_000 }, { updates: 68_000 }],
    };
    const shown = movedRecipe(recipe, { to: ours, whole: 'cut', epochDecimals: 2 });
    expect(shown.before.rows[1]?.epochs).toBeCloseTo(2.1642276835155174, 12);
    expect(shown.after.rows[1]?.exactUpdates).toBeCloseTo(766.8, 9);
    expect(updatesIn(shown.after)['warm-up']).toBe(766);
    expect(
      updatesIn(movedRecipe(recipe, { to: ours, whole: 'round', epochDecimals: 2 }).after)['warm-up'],
    ).toBe(767);
    expect(updatesIn(movedRecipe(recipe, { to: ours, whole: 'cut' }).after)['warm-up']).toBe(768);
    // The drops stand at epochs 35.17 and 36.79 there; kept in iterations they would be at 183.10 and 191.55.
    const kept = movedRecipe(recipe, { to: ours, keepMilestones: 'updates' });
    const epochs = [kept.before, kept.after].flatMap(({ rows }) =>
      rows.slice(2, 4).map((row) => row.epochs.toFixed(2)),
    );
    expect(epochs).toEqual(['35.17', '36.79', '183.10', '191.55']);
  });

  test('of 90,000 iterations is as many epochs, or as many iterations', () => {
    const plan = lasting(planOf({ images: 117_266, batchSize: 16 }), 90_000);
    const recipe = { plan, milestones: [{ updates: 60_000 }, { updates: 80_000 }] };
    expect(updatesIn(movedRecipe(recipe, { to: ours }).after)).toMatchObject({
      'milestone 1': Math.round((60_000 * 1420) / 7330),
      'milestone 2': Math.round((80_000 * 1420) / 7330),
      run: Math.round((90_000 * 1420) / 7330),
    });
    const kept = movedRecipe(recipe, { to: ours, keepLength: 'updates', keepMilestones: 'updates' });
    expect(updatesIn(kept.after)).toMatchObject({
      'milestone 1': 60_000,
      'milestone 2': 80_000,
      run: 90_000,
    });
    const shares = movedRecipe(recipe, { to: { ...ours, epochs: 24 }, keepMilestones: 'share' }).after.rows;
    expect(shares.slice(1, 3).map(({ share }) => share.toFixed(4))).toEqual(['0.6667', '0.8889']);
  });
});

// MMDetection's page on training: 0.01 for 4 GPUs with 2 images each, 0.08 for 16 with 4, from 0.02 for 8 with 2.
test.each([
  [4, 2, 0.01],
  [16, 4, 0.08],
])('%d devices with %d images each take the rate %d', (devices, batchSize, rate) => {
  const { recipe, after } = movedRecipe(mmdetection, { to: { devices, batchSize } });
  expect([recipe.rate, after.rate]).toEqual([rate, rate]);
});

test('by the square root, four times the batch takes twice the rate; or it stays as it is', () => {
  expect(movedRecipe(mmdetection, { to: { devices: 32 }, scaling: 'sqrt' }).after.rate).toBe(0.04);
  expect(movedRecipe(mmdetection, { to: { devices: 32 }, scaling: 'none' }).after.rate).toBe(0.02);
});

test('a table tells what is dropped, repeated and left over, and what other roundings give', () => {
  const plan = planOf({
    images: 1003,
    batchSize: 4,
    devices: 4,
    accumulation: 4,
    rounding: 'floor',
    dropLast: true,
  });
  // Of 250 images each device has 62 batches of four, in 15 windows and two over.
  const table = planTableOf({ plan });
  expect(table).toMatchObject({ imagesLeftOut: 1003 - 62 * 16, imagesRepeated: 0, batchesLeftOver: 2 });
  expect(table.roundings.map(({ stepsPerEpoch }) => stepsPerEpoch)).toEqual([15, 16, 15.5, 16]);
  expect(planTableOf({ plan: { ...plan, dropLast: false, rounding: 'pad' } }).imagesRepeated).toBe(1);
});

const plans: fc.Arbitrary<Plan> = fc
  .record({
    images: fc.integer({ min: 50, max: 5000 }),
    batchSize: fc.integer({ min: 1, max: 8 }),
    devices: fc.integer({ min: 1, max: 4 }),
    accumulation: fc.integer({ min: 1, max: 3 }),
    epochs: fc.integer({ min: 1, max: 30 }),
    dropLast: fc.boolean(),
    rounding: fc.constantFrom('floor', 'ceil', 'carry', 'pad'),
  })
  .map((options) => planOf(options as Plan))
  .filter((plan) => totalSteps(plan) > 0);
const units = ['updates', 'batches', 'epochs', 'images', 'share'] as const satisfies readonly Unit[];
const lengths: fc.Arbitrary<Length> = fc
  .tuple(fc.constantFrom(...units), fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([unit, share]) => ({ [unit]: unit === 'share' ? share : Math.ceil(share * 500) }) as Length);

describe('laws', () => {
  test('moved there and back, a recipe is the same again', () => {
    const scalings = fc.constantFrom<MoveOptions['scaling']>('linear', 'sqrt', 'none');
    const kept = fc.constantFrom(...units);
    fc.assert(
      fc.property(
        plans,
        plans,
        lengths,
        lengths,
        kept,
        kept,
        scalings,
        (plan, to, warmup, milestone, ...how) => {
          const [keepWarmup, keepMilestones, scaling] = how;
          const options = { keepWarmup, keepMilestones, ...(scaling && { scaling }) };
          const recipe = { plan, rate: 0.1, warmup, milestones: [milestone] };
          const there = movedRecipe(recipe, { ...options, to }).recipe;
          const back = movedRecipe(there, { ...options, to: plan }).recipe;
          expect(back.plan).toEqual(plan);
          expect(back.rate).toBeCloseTo(0.1, 12);
          for (const [one, other] of [
            [warmup, back.warmup!],
            [milestone, back.milestones![0]!],
          ] as const) {
            // Places in batches that update nothing are one place: the end of their epoch.
            const [before, after] = [unitsOf(plan, one).updates, unitsOf(plan, other).updates];
            expect(Math.abs(after - before)).toBeLessThanOrEqual(1e-9 * Math.max(1, before));
            expect(Object.keys(other)).toEqual(Object.keys(one));
          }
        },
      ),
    );
  });

  test('a plan that lasts so many updates makes as many, and moved by them it still does', () => {
    fc.assert(
      fc.property(plans, plans, fc.integer({ min: 1, max: 1_000_000 }), (plan, to, updates) => {
        const own = lasting(plan, updates);
        expect(totalSteps(own)).toBe(updates);
        const { epochs: _, ...other } = to;
        expect(totalSteps(movedPlan(own, { to: other, keep: 'updates' }))).toBe(updates);
      }),
    );
  });

  test('a run that keeps its images sees as many, to within half an update', () => {
    fc.assert(
      fc.property(plans, plans, (plan, { epochs: _, ...to }) => {
        const moved = movedPlan(plan, { to, keep: 'images' });
        const { images } = unitsOf(plan, { updates: totalSteps(plan) });
        const updates = totalSteps(moved);
        expect(Math.abs(unitsOf(moved, { images }).updates - updates)).toBeLessThanOrEqual(
          updates > 1 ? 0.5 : 1,
        );
      }),
    );
  });
});

test('every fault is told at once', () => {
  const plan = { ...planOf({ images: 10, batchSize: 4 }), images: 0.5 };
  const recipe = {
    plan,
    rate: Number.NaN,
    warmup: { epochs: -1 },
    milestones: [{ hours: 1 } as unknown as Length],
  };
  const options = {
    to: { devices: 0 },
    scaling: 'cubic',
    keepLength: 'share' as Kept,
    whole: 'down',
    epochDecimals: 1.5,
  };
  const faults = (): unknown => movedRecipe(recipe, options as unknown as MoveOptions);
  expect(faults).toThrow(ScheduleError);
  expect(faults).toThrow(`plan.images: expected a whole number from 1, got 0.5
rate: expected a finite number, got NaN
warmup.epochs: expected a number from 0, got -1
milestones[0]: expected one of updates, batches, epochs, images, share, got hours
to.devices: expected a whole number from 1, got 0
scaling: expected one of linear, sqrt, none, got cubic
keepLength: expected one of epochs, updates, images, got share
whole: expected one of cut, round, up, none, got down
epochDecimals: expected a whole number from 0 to 15, got 1.5`);
});

test('a run in which nothing is updated is refused', () => {
  const plan = planOf({ images: 10, batchSize: 4, accumulation: 4, rounding: 'floor' });
  expect(() => planTableOf({ plan })).toThrow(
    'plan: expected a run of at least one update, got 0, of 0 an epoch',
  );
  expect(() => lasting(plan, 5)).toThrow(ScheduleError);
});
