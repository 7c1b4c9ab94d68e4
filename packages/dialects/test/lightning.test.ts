import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialectOf } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';

const inner = fc.oneof(
  fc.record({ name: fc.constant('ExponentialLR'), args: fc.record({ gamma: fc.constantFrom(0.5, 0.9) }) }),
  fc.record({ name: fc.constant('StepLR'), args: fc.record({ step_size: fc.integer({ min: 1, max: 9 }) }) }),
  fc.record({
    name: fc.constant('LinearLR'),
    args: fc.record({
      start_factor: fc.constantFrom(0.1, 0.5),
      total_iters: fc.integer({ min: 1, max: 20 }),
    }),
  }),
);

testLaws(dialectOf('lightning'), {
  calls: {
    lr_scheduler_config: fc.oneof(
      fc.record({
        scheduler: inner,
        interval: fc.constant('epoch'),
        frequency: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({ scheduler: inner, interval: fc.constant('step') }),
    ),
  },
});

testLaws(dialectOf('accelerate'), {
  calls: {
    AcceleratedScheduler: fc.record({ scheduler: inner, split_batches: fc.boolean() }),
  },
});

test('a frequency counts batches within the epoch, and one beyond its end never comes', () => {
  expect(new Set(fixtureOf('lightning/step-frequency-long').rates)).toEqual(new Set([0.1]));
  const { rates } = fixtureOf('lightning/step-frequency-restarts');
  expect(rates!.slice(9, 13)).toEqual([0.0125, 0.0125, 0.0125, 0.0125]);
});

test('two processes take a schedule twice as far, unless batches are split', () => {
  const { rates } = fixtureOf('accelerate/linear-2-1');
  expect(rates!.slice(0, 3)).toEqual([0, 0.05, 0.1]);
  expect(fixtureOf('accelerate/split-2').rates).toEqual(fixtureOf('accelerate/split-1').rates);
});
