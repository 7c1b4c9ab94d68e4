import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchesPerEpoch,
  carryWarmup,
  dataSets,
  effectiveBatch,
  planOf,
  type Rounding,
  rateForBatch,
  ScheduleError,
  stepsPerEpoch,
  totalSteps,
  warmupEpochs,
  warmupIterations,
} from '../src/index.ts';

const coco = { images: 118_287, batchSize: 8 * 8 };
const paiti = { images: 22_720, batchSize: 8 * 8 };

describe('the table of document 000', () => {
  test('4000 iterations of COCO17 at batch 8*8 are 2.16 epochs', () => {
    expect(warmupEpochs({ iterations: 4000, ...coco })).toBe(2.1642276835155174);
  });

  test('2.16 epochs of 22720 images are 766 iterations: 766.8 cut off', () => {
    expect(warmupIterations({ epochs: 2.16, ...paiti })).toBe(766);
    expect(warmupIterations({ epochs: 2.16, ...paiti, whole: 'none' })).toBeCloseTo(766.8, 9);
  });

  test('rounded they are 767, and from the epochs in full 768.3', () => {
    expect(warmupIterations({ epochs: 2.16, ...paiti, whole: 'round' })).toBe(767);
    expect(warmupIterations({ epochs: 2.16, ...paiti, whole: 'up' })).toBe(767);
    const full = warmupIterations({ epochs: 2.1642276835155174, ...paiti, whole: 'none' });
    expect(full).toBeCloseTo(768.3008, 4);
  });

  test('five epochs are 9241 iterations of COCO17 and 1775 of the other', () => {
    expect(warmupIterations({ epochs: 5, ...coco })).toBe(9241);
    expect(warmupIterations({ epochs: 5, ...coco, whole: 'none' })).toBeCloseTo(9241.171875, 9);
    expect(warmupIterations({ epochs: 5, ...paiti, whole: 'none' })).toBe(1775);
  });

  test('the drops at 65000 and 68000 are at epochs 35.17 and 36.79, and 183.10 and 191.55', () => {
    const epochs = [coco, paiti].flatMap((set) =>
      [65_000, 68_000].map((iterations) => warmupEpochs({ iterations, ...set })),
    );
    expect(epochs.map((value) => value.toFixed(2))).toEqual(['35.17', '36.79', '183.10', '191.55']);
  });

  test('a warm-up carried over lists 766, 767 and 768, each with its reason', () => {
    const { epochs, shownEpochs, candidates } = carryWarmup({ iterations: 4000, from: coco, to: paiti });
    expect([epochs, shownEpochs]).toEqual([2.1642276835155174, 2.16]);
    expect(candidates.map(({ iterations, exact }) => [iterations, exact])).toEqual([
      [766, expect.closeTo(766.8, 9)],
      [767, expect.closeTo(766.8, 9)],
      [768, expect.closeTo(768.3008, 4)],
    ]);
    expect(new Set(candidates.map(({ reason }) => reason)).size).toBe(3);
  });

  test('a warm-up of less than a hundredth of an epoch is carried over, too', () => {
    const { candidates } = carryWarmup({ iterations: 1, from: coco, to: paiti });
    expect(candidates.map(({ iterations, exact }) => [iterations, exact])).toEqual([
      [0, 0],
      [0, 0],
      [0, expect.closeTo(22_720 / 118_287, 12)],
    ]);
  });

  test('its two data sets have its numbers of images', () => {
    expect([dataSets.COCO17.images, dataSets.paiti_v1v2v3.images]).toEqual([118_287, 22_720]);
  });
});

describe('updates of an epoch, worked by hand', () => {
  // 1000 images in batches of 16: 62 whole batches and one of 8. In fours: 15 windows and 3 batches.
  const base = { images: 1000, batchSize: 16, accumulation: 4 };
  test.each<[Rounding, boolean, number, number]>([
    ['floor', false, 63, 15],
    ['floor', true, 62, 15],
    ['ceil', false, 63, 16],
    ['ceil', true, 62, 16],
    ['carry', false, 62.5, 15.625],
    ['carry', true, 62, 15.5],
    ['pad', false, 63, 16],
    ['pad', true, 62, 16],
  ])('%s, last batch dropped: %s, gives %d batches and %d updates', (rounding, dropLast, batches, steps) => {
    const plan = planOf({ ...base, rounding, dropLast });
    expect([batchesPerEpoch(plan), stepsPerEpoch(plan)]).toEqual([batches, steps]);
  });

  // 10 images on 4 devices are 2.5 each: two get 3 and two get 2, or all get 3 of 12 padded.
  test.each<[Rounding, boolean, number]>([
    ['floor', false, 3],
    ['floor', true, 2],
    ['ceil', false, 3],
    ['ceil', true, 2],
    ['carry', false, 2.5],
    ['carry', true, 2],
    ['pad', false, 3],
    ['pad', true, 3],
  ])('%s on four devices, last batch dropped: %s, gives %d batches each', (rounding, dropLast, batches) => {
    expect(batchesPerEpoch(planOf({ images: 10, batchSize: 1, devices: 4, rounding, dropLast }))).toBe(
      batches,
    );
  });

  test('COCO17 on eight devices with eight images each makes 1849 updates, 1848 without the last', () => {
    const plan = { images: 118_287, batchSize: 8, devices: 8 };
    expect(stepsPerEpoch(planOf(plan))).toBe(1849);
    expect(stepsPerEpoch(planOf({ ...plan, dropLast: true }))).toBe(1848);
    expect(stepsPerEpoch(planOf({ ...plan, rounding: 'carry' }))).toBe(118_287 / 64);
    expect(effectiveBatch(planOf({ ...plan, accumulation: 2 }))).toBe(128);
  });
});

describe('updates of a run', () => {
  test.each<[Rounding, number]>([
    ['floor', 37],
    ['ceil', 40],
    ['carry', 39],
    ['pad', 40],
  ])('of two and a half epochs by %s are %d', (rounding, steps) => {
    // 15, 16, 15.625 and 16 an epoch.
    expect(totalSteps(planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 2.5, rounding }))).toBe(
      steps,
    );
  });

  test('a hundred epochs of 22720 images in batches of 64 are 35500', () => {
    expect(totalSteps(planOf({ images: 22_720, batchSize: 64, epochs: 100 }))).toBe(35_500);
  });

  test('are never more by floor than carried, nor more carried than by ceil', () => {
    const options = fc.record({
      images: fc.integer({ min: 1, max: 1e6 }),
      batchSize: fc.integer({ min: 1, max: 512 }),
      accumulation: fc.integer({ min: 1, max: 16 }),
      epochs: fc.integer({ min: 1, max: 300 }),
      dropLast: fc.boolean(),
    });
    fc.assert(
      fc.property(options, (plan) => {
        const [carry, ceil, pad] = (['carry', 'ceil', 'pad'] as const).map((rounding) =>
          totalSteps(planOf({ ...plan, rounding })),
        );
        expect(carry).toBeLessThanOrEqual(ceil!);
        // On one device there is nothing to pad.
        expect(pad).toBe(ceil);
      }),
    );
  });
});

describe('a plan', () => {
  test('is complete: every default is written down', () => {
    expect(planOf({ images: 10, batchSize: 2 })).toEqual({
      images: 10,
      batchSize: 2,
      devices: 1,
      accumulation: 1,
      epochs: 1,
      dropLast: false,
      rounding: 'ceil',
    });
  });

  test('tells every fault', () => {
    expect(() =>
      planOf({
        images: 0,
        batchSize: 1.5,
        devices: -1,
        epochs: 0,
        rounding: 'up' as Rounding,
        dropLast: 1 as unknown as boolean,
      }),
    ).toThrow(
      new ScheduleError([
        { path: 'images', code: 'range', message: 'expected a whole number from 1, got 0' },
        { path: 'batchSize', code: 'range', message: 'expected a whole number from 1, got 1.5' },
        { path: 'devices', code: 'range', message: 'expected a whole number from 1, got -1' },
        { path: 'epochs', code: 'range', message: 'expected a number above 0, got 0' },
        { path: 'dropLast', code: 'type', message: 'expected true or false, got 1' },
        { path: 'rounding', code: 'type', message: 'expected one of floor,ceil,carry,pad, got "up"' },
      ]),
    );
  });

  test('warm-ups of nothing are refused', () => {
    expect(() => warmupEpochs({ iterations: 0, ...coco })).toThrow(
      /^iterations: expected a number above 0, got 0$/,
    );
    expect(() => warmupIterations({ epochs: Number.NaN, ...coco })).toThrow(/^epochs: /);
    const nothing = { images: 0, batchSize: 64 };
    expect(() => carryWarmup({ iterations: -1, from: nothing, to: nothing })).toThrow(
      /^iterations: .*\nfrom\.images: .*\nto\.images: expected a whole number from 1, got 0$/,
    );
  });
});

describe('the rate for another batch', () => {
  test('grows in proportion (Goyal et al. 2017): 0.1 at 256 is 3.2 at 8192', () => {
    expect(rateForBatch({ rate: 0.1, batch: 256, toBatch: 8192 })).toBeCloseTo(3.2, 14);
  });

  test('or with the square root (Krizhevsky 2014): 0.001 at 64 is 0.004 at 1024', () => {
    expect(rateForBatch({ rate: 0.001, batch: 64, toBatch: 1024, rule: 'sqrt' })).toBeCloseTo(0.004, 15);
  });

  test('and back gives the rate again', () => {
    const whole = fc.integer({ min: 1, max: 1e6 });
    fc.assert(
      fc.property(
        whole,
        whole,
        fc.constantFrom('linear' as const, 'sqrt' as const),
        (batch, toBatch, rule) => {
          const there = rateForBatch({ rate: 0.1, batch, toBatch, rule });
          expect(rateForBatch({ rate: there, batch: toBatch, toBatch: batch, rule })).toBeCloseTo(0.1, 12);
        },
      ),
    );
  });

  test('is refused for a batch of nothing', () => {
    expect(() => rateForBatch({ rate: 0.1, batch: 0, toBatch: -1 })).toThrow(ScheduleError);
  });
});
