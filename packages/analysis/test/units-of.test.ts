import {
  batchesPerEpoch,
  type Plan,
  planOf,
  type Rounding,
  ScheduleError,
  stepsPerEpoch,
  totalSteps,
} from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { imagesPerEpoch, type Length, type Unit, unitsOf } from '../src/index.ts';

const units = ['updates', 'batches', 'epochs', 'images', 'share'] as const satisfies readonly Unit[];

/** What a loop over a real loader would have counted before each update, one entry an update, and then at the end. */
function loopOf({ images, batchSize, devices, accumulation, epochs, dropLast, rounding }: Plan): {
  readonly batches: number[];
  readonly images: number[];
} {
  const counted = { batches: [] as number[], images: [] as number[] };
  let [batches, taken] = [0, 0];
  for (let epoch = 0; epoch < epochs; epoch++) {
    // A sampler deals the images out, one to each device in turn; a padding one begins again with the first.
    const dealt = rounding === 'pad' ? Math.ceil(images / devices) * devices : images;
    const shares = Array.from({ length: devices }, () => 0);
    for (let image = 0; image < dealt; image++) shares[image % devices]! += 1;
    const loaders = shares.map((share) => {
      const loader: number[] = [];
      for (let rest = share; rest > 0; rest -= batchSize) loader.push(Math.min(rest, batchSize));
      return dropLast && share % batchSize ? loader.slice(0, -1) : loader;
    });
    // Devices train together: without dropLast one may have nothing in the last round; with it, the shortest ends the epoch.
    const lengths = loaders.map((loader) => loader.length);
    const rounds = dropLast ? Math.min(...lengths) : Math.max(...lengths);
    let open = 0;
    for (let round = 0; round < rounds; round++) {
      const isLastWindow = rounds - round + open < accumulation;
      if (open === 0 && !(rounding === 'floor' && isLastWindow)) {
        counted.batches.push(batches);
        counted.images.push(taken);
      }
      batches += 1;
      for (const loader of loaders) taken += loader[round] ?? 0;
      open = (open + 1) % accumulation;
    }
  }
  counted.batches.push(batches);
  counted.images.push(taken);
  return counted;
}

const plans = (roundings: readonly Rounding[]): fc.Arbitrary<Plan> =>
  fc
    .record({
      images: fc.integer({ min: 1, max: 60 }),
      batchSize: fc.integer({ min: 1, max: 7 }),
      devices: fc.integer({ min: 1, max: 4 }),
      accumulation: fc.integer({ min: 1, max: 5 }),
      epochs: fc.integer({ min: 1, max: 4 }),
      dropLast: fc.boolean(),
      rounding: fc.constantFrom(...roundings),
    })
    .map(planOf)
    .filter((plan) => totalSteps(plan) > 0);

test('updates, batches and images are those of a loop over a loader, with what is dropped, padded or short', () => {
  fc.assert(
    fc.property(plans(['floor', 'ceil', 'pad']), (plan) => {
      const { batches, images } = loopOf(plan);
      const all = totalSteps(plan);
      expect(all).toBe(batches.length - 1);
      for (let update = 0; update <= all; update++) {
        expect(unitsOf(plan, { updates: update })).toMatchObject({
          batches: batches[update],
          images: images[update],
        });
      }
      expect(batches[all]).toBe(plan.epochs * batchesPerEpoch(plan));
      expect(images[all]).toBe(plan.epochs * imagesPerEpoch(plan));
    }),
  );
});

test('where windows run on, an update is as many images wherever it is', () => {
  fc.assert(
    fc.property(plans(['carry']), fc.nat(100), (plan, updates) => {
      const { batchSize, devices, accumulation } = plan;
      const found = unitsOf(plan, { updates });
      expect(found.batches).toBe(updates * accumulation);
      expect(found.images).toBe(updates * accumulation * batchSize * devices);
    }),
  );
});

test('every unit gives the same place back', () => {
  const all: readonly Rounding[] = ['floor', 'ceil', 'carry', 'pad'];
  fc.assert(
    fc.property(plans(all), fc.double({ min: 0, max: 3, noNaN: true }), (plan, epochs) => {
      const place = unitsOf(plan, { epochs });
      for (const unit of units) {
        const again = unitsOf(plan, { [unit]: place[unit] } as Length);
        expect(Math.abs(again.updates - place.updates)).toBeLessThan(1e-9);
        expect(again[unit]).toBe(place[unit]);
      }
    }),
  );
});

test('a later place is later in every unit', () => {
  fc.assert(
    fc.property(plans(['floor', 'ceil', 'carry', 'pad']), fc.nat(50), (plan, update) => {
      const [one, other] = [unitsOf(plan, { updates: update }), unitsOf(plan, { updates: update + 1 })];
      for (const unit of units) expect(other[unit]).toBeGreaterThan(one[unit]);
    }),
  );
});

// Images, batch, devices and drop_last; then the batches of each DataLoader and the images of all of them, as PyTorch 2.13
// answered with a DistributedSampler that does not shuffle.
test.each([
  [10, 4, 1, false, 3, 10],
  [10, 4, 1, true, 2, 8],
  [10, 4, 2, false, 2, 10],
  [10, 4, 2, true, 1, 8],
  [10, 4, 3, false, 1, 12],
  [10, 4, 3, true, 1, 12],
  [100, 7, 3, false, 5, 102],
  [100, 7, 3, true, 4, 84],
  [1003, 4, 2, false, 126, 1004],
  [1003, 4, 2, true, 125, 1000],
  [1003, 7, 3, false, 48, 1005],
  [1003, 7, 3, true, 47, 987],
])(
  '%d images, %d on each of %d devices, last dropped: %s, are %d batches and %d images in PyTorch',
  (...row) => {
    const [images, batchSize, devices, dropLast, batches, shown] = row;
    const plan = planOf({ images, batchSize, devices, dropLast, rounding: 'pad' });
    expect(unitsOf(plan, { epochs: 1 })).toMatchObject({ batches, images: shown });
  },
);

describe('document 000', () => {
  const coco = planOf({ images: 118_287, batchSize: 8, devices: 8, rounding: 'carry', epochs: 90 });
  const other = planOf({ images: 22_720, batchSize: 8, devices: 8, rounding: 'carry', epochs: 90 });

  test('4000 iterations are 2.16 epochs, and the drops at epochs 35.17 and 36.79', () => {
    const epochs = [4000, 65_000, 68_000].map((updates) => unitsOf(coco, { updates }).epochs);
    expect(epochs.map((one) => one.toFixed(2))).toEqual(['2.16', '35.17', '36.79']);
    expect(epochs[0]).toBeCloseTo(2.1642276835155174, 12);
  });

  test('2.16 epochs of the other data set are 766.8 iterations', () => {
    expect(unitsOf(other, { epochs: 2.16 }).updates).toBeCloseTo(766.8, 9);
  });
});

// 1000 images in batches of 16, in fours: 63 batches, the last of 8 images; 15 windows of four and one of three.
test('the last window of an epoch is short, and the first of the next is whole', () => {
  const plan = planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 2 });
  expect(stepsPerEpoch(plan)).toBe(16);
  const counted = [15, 16, 17].map((updates) => {
    const { batches, images, epochs, share } = unitsOf(plan, { updates });
    return [batches, images, epochs, share];
  });
  expect(counted).toEqual([
    [60, 960, 15 / 16, 15 / 32],
    [63, 1000, 1, 0.5],
    [67, 1064, 17 / 16, 17 / 32],
  ]);
});

describe('refuses', () => {
  const plan = planOf({ images: 10, batchSize: 4 });
  test.each([
    [{}, 'expected one of updates, batches, epochs, images, share, got nothing'],
    [{ hours: 2 }, 'expected one of updates, batches, epochs, images, share, got hours'],
    [
      { epochs: 1, updates: 2 },
      'expected one of updates, batches, epochs, images, share, got epochs and updates',
    ],
    [{ epochs: -1 }, 'epochs: expected a number from 0, got -1'],
    [{ epochs: Number.NaN }, 'epochs: expected a number from 0, got NaN'],
  ])('%j', (length, message) => {
    expect(() => unitsOf(plan, length as Length)).toThrow(message);
  });

  test('a run without an update', () => {
    const none = planOf({ images: 10, batchSize: 4, accumulation: 4, rounding: 'floor' });
    expect(() => unitsOf(none, { epochs: 1 })).toThrow(ScheduleError);
    expect(() => unitsOf(none, { epochs: -1 })).toThrow(
      'epochs: expected a number from 0, got -1\nplan: expected a run of at least one update, got 0, of 0 an epoch',
    );
  });
});
