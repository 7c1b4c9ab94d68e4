import {
  breakpointsOf,
  constant,
  inverseSqrt,
  multiStep,
  planOf,
  product,
  ramp,
  rateAt,
  repeat,
  type Schedule,
  sequence,
  stairs,
  warmupCosine,
  warmupStableDecay,
  window,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedSchedule, warmupOf } from '../src/index.ts';

const from = planOf({ images: 117_266, batchSize: 16, epochs: 12 });
const to = planOf({ images: 22_720, batchSize: 16, epochs: 12 });

/** MMCV's by-epoch steps under a linear warm-up, as its runner computes them. */
const mmcv = (perEpoch: number, warmup: number): Schedule =>
  product([
    sequence([ramp({ from: 0.001, to: 1, steps: warmup }), constant({ rate: 1 })]),
    stairs(multiStep({ rate: 0.02, milestones: [8 * perEpoch, 11 * perEpoch], factor: 0.1 }), {
      every: perEpoch,
    }),
  ]);

/** Detectron2's cosine, which has been running while a line led to where it is after the warm-up. */
const detectron2 = (all: number, warmup: number): Schedule => {
  const cosine = ramp({ from: 0.02, to: 0, steps: all, curve: 'cosine' });
  return sequence([
    ramp({ from: 0.00002, to: rateAt(cosine, warmup), steps: warmup }),
    window(cosine, { start: warmup }),
  ]);
};

describe('a schedule moved to other data is what the framework computes there', () => {
  test('MMCV, its warm-up kept in iterations', () => {
    const moved = movedSchedule(mmcv(7330, 500), { from, to, keepWarmup: 'updates' });
    expect(moved.schedule).toEqual(mmcv(1420, 500));
    expect(moved.warmup).toEqual({ before: 500, exact: 500, after: 500 });
    expect(moved.periods).toEqual([{ before: 7330, exact: 1420, after: 1420 }]);
  });

  test('MMCV, its warm-up kept in epochs, 96.86 iterations made 97', () => {
    const moved = movedSchedule(mmcv(7330, 500), { from, to });
    expect(moved.schedule).toEqual(mmcv(1420, 97));
    expect(moved.warmup?.exact).toBeCloseTo(96.862, 3);
  });

  test('Detectron2, whose main curve runs under the warm-up', () => {
    const long = movedSchedule(detectron2(87_960, 1000), { from, to, keepWarmup: 'updates' });
    expect(long.schedule).toEqual(detectron2(17_040, 1000));
    expect(movedSchedule(detectron2(87_960, 1000), { from, to }).schedule).toEqual(detectron2(17_040, 194));
  });

  test('a cosine that waits for its warm-up ends with the run', () => {
    const before = warmupCosine({ peak: 0.1, warmupSteps: 1000, steps: 87_960 });
    const after = warmupCosine({ peak: 0.1, warmupSteps: 1000, steps: 17_040 });
    expect(movedSchedule(before, { from, to, keepWarmup: 'updates' }).schedule).toEqual(after);
  });

  test('the root of the step goes by the length of its warm-up', () => {
    const moved = movedSchedule(inverseSqrt({ peak: 0.1, warmupSteps: 7330 }), { from, to });
    expect(moved.schedule).toEqual(inverseSqrt({ peak: 0.1, warmupSteps: 1420 }));
  });

  test('a table whose ramp includes both ends is still a step longer than the ramp', () => {
    const table = (warmup: number, all: number): Schedule =>
      sequence([
        window(ramp({ from: 0, to: 0.004, steps: warmup - 1 }), { start: 0, steps: warmup }),
        ramp({ from: 0.004, to: 1e-6, steps: all - warmup, curve: 'cosine' }),
      ]);
    expect(movedSchedule(table(2 * 7330, 87_960), { from, to }).schedule).toEqual(table(2 * 1420, 17_040));
  });
});

test('the halves of a cycle that are as long as each other stay so', () => {
  const triangles = (half: number): Schedule =>
    repeat(sequence([ramp({ from: 0, to: 0.1, steps: half }), ramp({ from: 0.1, to: 0, steps: half })]));
  // 2000 iterations of 7330 are 387.4 of 1420, and 4000 are 774.9.
  expect(movedSchedule(triangles(2000), { from, to }).schedule).toEqual(triangles(387));
});

test('the rate follows the batch, and the factor of a warm-up stays a factor', () => {
  const { schedule, rateFactor } = movedSchedule(mmcv(7330, 500), {
    from,
    to: { ...from, batchSize: 32 },
    keepWarmup: 'images',
  });
  expect(rateFactor).toBe(2);
  expect(rateAt(schedule, 250)).toBe(0.04);
  expect(rateAt(schedule, 0)).toBeCloseTo(0.00004, 15);
  expect(breakpointsOf(schedule, { end: 30_000 })[0]).toBe(250);
});

test('a schedule that counts batches is moved by batches, with the short window of each epoch', () => {
  // 63 batches an epoch and 16 updates become 13 batches and 4 updates.
  const own = planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 3 });
  const other = planOf({ images: 200, batchSize: 16, accumulation: 4, epochs: 3 });
  const drops = (perEpoch: number): Schedule =>
    multiStep({ rate: 0.1, milestones: [perEpoch, 2 * perEpoch], factor: 0.1 });
  const plans = { from: own, to: other };
  expect(movedSchedule(drops(63), { ...plans, stepUnit: 'batches' }).schedule).toEqual(drops(13));
  expect(movedSchedule(drops(16), plans).schedule).toEqual(drops(4));
  const kept = movedSchedule(drops(60), { ...plans, stepUnit: 'batches', keepMilestones: 'updates' });
  // 60 batches are 15 updates, the last but one of an epoch there, and 3 epochs and 3 updates here: 51 batches.
  expect(kept.places[0]?.after).toBe(51);
});

test('moved there and back, a schedule is the same again where nothing was rounded', () => {
  const length = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(length, length, length, fc.integer({ min: 2, max: 40 }), (warmup, stable, decay, times) => {
      const own = planOf({ images: 100, batchSize: 10, epochs: 30 });
      const other = planOf({ images: 100 * times, batchSize: 10, epochs: 30 });
      const schedule = warmupStableDecay({
        peak: 0.1,
        warmupSteps: 10 * warmup,
        stableSteps: 10 * stable,
        decaySteps: 10 * decay,
      });
      const there = movedSchedule(schedule, { from: own, to: other });
      expect(breakpointsOf(there.schedule)).toEqual(breakpointsOf(schedule).map((step) => step * times));
      expect(movedSchedule(there.schedule, { from: other, to: own }).schedule).toEqual(schedule);
    }),
  );
});

test('a warm-up that would not be over before the next milestone is refused, with both steps', () => {
  const drops = multiStep({ rate: 0.02, milestones: [7330, 11 * 7330], factor: 0.1 });
  const late = sequence([
    ramp({ from: 0, to: 0.02, steps: 2000 }),
    ...(drops.kind === 'sequence' ? drops.parts.slice(1) : []),
  ]);
  expect(warmupOf(late)).toBe(2000);
  const early = sequence([
    ramp({ from: 0, to: 0.02, steps: 2000 }),
    constant({ rate: 0.02, steps: 5330 }),
    constant({ rate: 0.002 }),
  ]);
  expect(() => movedSchedule(early, { from, to, keepWarmup: 'updates' })).toThrow(
    'schedule: expected step 7330 to stay behind step 2000, got 1420 for it and 2000 for the other',
  );
});

describe('the warm-up of', () => {
  test.each<[string, Schedule, number]>([
    ['a line and a cosine', warmupCosine({ peak: 0.1, warmupSteps: 500, steps: 1000 }), 500],
    ['MMCV', mmcv(7330, 500), 500],
    ['Detectron2', detectron2(90_000, 1000), 1000],
    ['a low start that jumps', sequence([constant({ rate: 0.01, steps: 20 }), constant({ rate: 0.1 })]), 20],
    [
      'stairs by epoch',
      stairs(warmupCosine({ peak: 0.1, warmupSteps: 500, steps: 1000 }), { every: 100 }),
      500,
    ],
    ['drops alone', multiStep({ rate: 0.1, milestones: [30], factor: 0.1 }), 0],
    ['one rate', constant({ rate: 0.1 }), 0],
    ['a line up and nothing after it', ramp({ from: 0, to: 0.1, steps: 10 }), 10],
  ])('%s', (_, schedule, length) => {
    expect(warmupOf(schedule)).toBe(length);
  });
});
