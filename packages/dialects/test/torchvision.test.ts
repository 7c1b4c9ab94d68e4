import { rateOf } from '@lrlab/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Args, dialectOf, readCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const record = (shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Args> =>
  fc.record(shape, { requiredKeys: [] }) as fc.Arbitrary<Args>;
const epochs = fc.integer({ min: 0, max: 12 });
const warmup = {
  lr_warmup_epochs: fc.integer({ min: 0, max: 5 }),
  lr_warmup_method: fc.constantFrom('linear', 'constant'),
  lr_warmup_decay: fc.constantFrom(0.01, 0.1, 0.5),
};

testLaws(dialectOf('torchvision'), {
  calls: {
    classification: record({
      lr_scheduler: fc.constantFrom('steplr', 'CosineAnnealingLR', 'exponentiallr', 'linear'),
      ...warmup,
      lr_step_size: epochs,
      lr_gamma: fc.constantFrom(0.1, 0.5, 0.9),
      lr_min: fc.constantFrom(0, 0.0001),
    }),
    segmentation: record(warmup),
    detection: record({
      lr_scheduler: fc.constantFrom('multisteplr', 'cosineannealinglr'),
      lr_steps: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
      lr_gamma: fc.constantFrom(0.1, 0.5),
    }),
  },
});

test('a loader of one batch keeps the detection script at a thousandth of its rate', () => {
  expect(fixtureOf('torchvision/detection-loader-one').rates?.[1]).toBeCloseTo(0.00002, 15);
  const rate = rateOf(
    readCall({ dialect: 'torchvision', name: 'detection', args: {}, run: { baseRate: 0.02, epochs: 26 } }),
  );
  expect(rate(10)).toBeCloseTo(0.00002, 15);
});

test('the classification script refuses schedulers that it does not know', () => {
  const read = (lr_scheduler: string) => () =>
    readCall({
      dialect: 'torchvision',
      name: 'classification',
      args: { lr_scheduler },
      run: { baseRate: 0.1, epochs: 90 },
    });
  expect(read('StepLR')).not.toThrow();
  expect(read('MultiStepLR')).toThrow(
    'args.lr_scheduler: expected StepLR, CosineAnnealingLR or ExponentialLR, got "MultiStepLR"',
  );
});
