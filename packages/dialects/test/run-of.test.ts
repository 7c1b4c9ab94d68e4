import { constant, planOf, ramp, rateOf, sequence } from '@lrlab/core';
import { expect, test } from 'vitest';
import { onUpdates } from '../src/clock/clock.ts';
import { readCall, runOf, singlePrecisionOf } from '../src/index.ts';

// transformers 5.18, Trainer.train() over so many samples: batches an epoch and global_step.
test.each([
  { images: 1000, batchSize: 16, accumulation: 4, epochs: 1, dropLast: false, batches: 63, steps: 16 },
  { images: 1000, batchSize: 16, accumulation: 4, epochs: 3, dropLast: false, batches: 63, steps: 48 },
  { images: 1000, batchSize: 16, accumulation: 4, epochs: 2.5, dropLast: false, batches: 63, steps: 40 },
  { images: 1000, batchSize: 16, accumulation: 4, epochs: 3, dropLast: true, batches: 62, steps: 48 },
  { images: 10, batchSize: 4, accumulation: 4, epochs: 2, dropLast: false, batches: 3, steps: 2 },
])(
  'a run of $epochs epochs of $images in batches of $batchSize by $accumulation is as long as the Trainer makes it',
  ({ batches, steps, ...plan }) => {
    const { run } = runOf(planOf(plan), 'pytorch');
    expect(run.batchesPerEpoch).toBe(batches);
    expect(run.totalSteps).toBe(steps);
  },
);

// Keras 3.15 on TensorFlow, SGD with gradient_accumulation_steps: how far each update moved a weight of gradient 1.
test('Keras asks its schedule at the batch that updates, and keeps the old rate at a boundary', () => {
  const ends = [4, 5, 11].map((boundary) => boundary + 1);
  const plateaus = sequence([
    ...[1, 2, 4].map((rate, i) => constant({ rate, steps: ends[i]! - (ends[i - 1] ?? 0) })),
    constant({ rate: 8 }),
  ]);
  const seen = rateOf(onUpdates(plateaus, 'batch', { accumulation: 3 }));
  expect([0, 1, 2, 3, 4, 5].map(seen)).toEqual([1, 2, 4, 4, 8, 8]);
  const falling = rateOf(onUpdates(ramp({ from: 16, to: 0, steps: 16 }), 'batch', { accumulation: 4 }));
  expect([0, 1, 2, 3, 4].map(falling)).toEqual([13, 9, 5, 1, 0]);
});

test('a run says in numbers what another clock makes of it, and nothing where it counts updates', () => {
  const plan = planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 3 });
  const texts = (rounding: 'ceil' | 'floor' | 'carry'): string[] =>
    runOf({ ...plan, rounding }, 'mmcv').notes.map(({ text }) => text);
  expect(texts('ceil')).toEqual(['It counts batches: 48 updates are 189 of them, 63 an epoch.']);
  expect(texts('floor')).toEqual(['It counts batches: 45 updates are 189 of them, 63 an epoch.']);
  expect(texts('carry')).toEqual(['It counts batches: 46 updates are 184 of them, 62.5 an epoch.']);
  expect(runOf(plan, 'pytorch').notes).toEqual([]);
});

test('single precision is asked at the ticks of the updates, those of short windows too', () => {
  const call = {
    dialect: 'keras',
    name: 'PolynomialDecay',
    args: { initial_learning_rate: 0.5, decay_steps: 64, end_learning_rate: 0 },
    run: { accumulation: 4, batchesPerEpoch: 10, epochs: 2, totalSteps: 6 },
  };
  const [single, exact] = [singlePrecisionOf(call), rateOf(readCall(call))];
  for (let update = 0; update < 6; update++) expect(single(update)).toBeCloseTo(exact(update), 7);
});
