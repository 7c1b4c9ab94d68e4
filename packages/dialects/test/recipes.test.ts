import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Args, dialectOf, type GroupRun, readCall, readMomentum } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const rate = fc.constantFrom(0.1, 0.01, 0.001, 1);
const epochs = fc.integer({ min: 2, max: 30 });
const runs = fc.record({
  stepsPerEpoch: fc.constantFrom(1, 4, 10),
  totalSteps: fc.integer({ min: 1, max: 300 }),
  batchSize: fc.constantFrom(64, 512),
});
const divisor = fc.constantFrom(1, 10, 25, 1e5);
const share = fc.constantFrom(0, 0.25, 0.3, 0.5, 0.75, 1);
const yolo = fc.record({
  lr0: rate,
  lrf: fc.constantFrom(0.01, 0.1, 1),
  cos_lr: fc.boolean(),
  epochs,
  warmup_epochs: fc.constantFrom(0, 1, 2.5, 3),
});

testLaws(dialectOf('mae'), {
  runs,
  calls: {
    adjust_learning_rate: fc.record({
      lr: rate,
      min_lr: fc.constantFrom(0, 1e-6),
      warmup_epochs: fc.integer({ min: 0, max: 40 }),
      epochs,
    }),
    main_finetune: fc.record({
      lr: rate,
      warmup_epochs: fc.integer({ min: 0, max: 8 }),
      epochs,
      layer_decay: fc.constantFrom(0.75, 1),
      model: fc.constant('vit_base_patch16'),
    }),
    main_linprobe: fc.record({ lr: rate, epochs }),
  },
});
testLaws(dialectOf('deit'), {
  runs,
  calls: {
    main: fc.record({
      lr: rate,
      epochs,
      warmup_epochs: fc.integer({ min: 0, max: 40 }),
      warmup_lr: rate,
      min_lr: fc.constantFrom(0, 1e-5),
    }),
  },
});
testLaws(dialectOf('ultralytics'), { runs, calls: { train: yolo, train_8: yolo, train_yolov5: yolo } });
testLaws(dialectOf('fastai'), {
  runs,
  calls: {
    fit_one_cycle: fc.record({
      n_epoch: epochs,
      lr_max: rate,
      div: divisor,
      div_final: divisor,
      pct_start: share,
    }),
    fit_flat_cos: fc.record({ n_epoch: epochs, lr: rate, div_final: divisor, pct_start: share }),
    fine_tune: fc.record({
      epochs,
      base_lr: rate,
      freeze_epochs: fc.integer({ min: 0, max: 3 }),
      pct_start: share,
      div: divisor,
    }),
    lr_find: fc.record({
      start_lr: fc.constantFrom(1e-7, 1e-5),
      end_lr: fc.constantFrom(10, 1),
      num_it: fc.integer({ min: 1, max: 200 }),
    }),
    fit_sgdr: fc.record({
      n_cycles: fc.integer({ min: 1, max: 4 }),
      cycle_len: fc.integer({ min: 1, max: 3 }),
      lr_max: rate,
      cycle_mult: fc.constantFrom(2, 3),
    }),
  },
});

const read = (dialect: string, name: string, args: Args, run: GroupRun = {}): ((step: number) => number) =>
  rateOf(readCall({ dialect, name, args, run }));

describe('surprises', () => {
  test('MAE skips the batches that fill no window: an epoch of ten by four is not two and a half updates', () => {
    const { args, run } = fixtureOf('mae/accumulation-rest');
    const rate = read('mae', 'adjust_learning_rate', args, run as GroupRun);
    const even = read('mae', 'adjust_learning_rate', args, { stepsPerEpoch: 2 });
    expect(rate(1)).toBeCloseTo(0.0002, 12);
    expect(even(1)).toBeCloseTo(0.00025, 12);
  });

  test("DeiT is an epoch late: its first two epochs have the warm-up's first rate", () => {
    const { rates } = fixtureOf('deit/short');
    expect(rates!.slice(0, 2)).toEqual([1e-6, 1e-6]);
    // The full rate is never met, as the cosine has gone on meanwhile.
    expect(Math.max(...rates!)).toBeLessThan(5e-4);
  });

  test('YOLOv5 warms up for 100 batches even if told not to; newer versions do not', () => {
    const args = { warmup_epochs: 0, epochs: 10 };
    const at = (name: string): number => read('ultralytics', name, args, { stepsPerEpoch: 40, group: 1 })(50);
    expect(at('train_yolov5')).toBeCloseTo((0.01 * (1 - 0.099)) / 2, 12);
    expect(at('train_8')).toBeCloseTo(0.01 * (1 - 0.099), 12);
    expect(at('train')).toBe(at('train_8'));
  });

  test('the biases, which come down from above, are the last group since mid-2026 and were the first', () => {
    const first = (name: string): (number | undefined)[] =>
      fixtureOf(`ultralytics/${name}-defaults`).groups!.map((rates) => rates[0]);
    expect(first('train')).toEqual([0, 0, 0.1]);
    expect(first('train-8')).toEqual([0.1, 0, 0]);
    expect(first('train-yolov5')).toEqual([0.1, 0, 0]);
  });

  test('a warm-up of mid-2026 that ends inside an epoch leaves the rate stuck until that ends, and the momentum for good', () => {
    const run = { stepsPerEpoch: 60, group: 1 };
    const args = { epochs: 10, warmup_epochs: 2.5 };
    const rate = read('ultralytics', 'train', args, run);
    expect(rate(150)).toBe(rate(179));
    expect(rate(179)).toBeLessThan(rate(180) + 0.01 * 0.099);
    const momentum = rateOf(readMomentum({ dialect: 'ultralytics', name: 'train', args, run })!);
    expect(momentum(599)).toBeCloseTo(0.8 + (0.137 * 149) / 150, 12);
    expect(momentum(599)).toBeLessThan(0.937);
  });

  test('fastai restarts a batch late in single precision, where a share of 3/7 is rounded up', () => {
    const { float32, rates, float32Differs } = fixtureOf('fastai/sgdr') as unknown as {
      float32: number[];
      rates: number[];
      float32Differs: number[];
    };
    expect(float32Differs).toEqual([15]);
    expect(rates[15]).toBe(0.01);
    expect(float32[15]).toBeLessThan(1e-6);
  });
});
