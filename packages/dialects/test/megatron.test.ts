import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dialectOf, readCall } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { testLaws } from './laws.ts';
import { messagesOf } from './messages-of.ts';

const style = fc.constantFrom('constant', 'linear', 'cosine', 'inverse-square-root', 'WSD');
const wsd = fc.constantFrom('linear', 'cosine', 'exponential', 'minus_sqrt');
const min = fc.constantFrom(0, 0.001);

testLaws(dialectOf('megatron'), {
  calls: {
    OptimizerParamScheduler: fc.record({
      init_lr: fc.constantFrom(0, 0.001),
      max_lr: fc.constantFrom(0.1, 0.3),
      min_lr: min,
      lr_warmup_steps: fc.integer({ min: 0, max: 20 }),
      lr_decay_steps: fc.integer({ min: 30, max: 80 }),
      lr_decay_style: style,
      wsd_decay_steps: fc.integer({ min: 1, max: 9 }),
      lr_wsd_decay_style: wsd,
    }),
    get_optimizer_param_scheduler: fc.record({
      lr: fc.constantFrom(0.1, 0.3),
      min_lr: min,
      lr_decay_style: style,
      lr_wsd_decay_style: wsd,
      lr_wsd_decay_iters: fc.integer({ min: 1, max: 9 }),
      lr_warmup_iters: fc.integer({ min: 0, max: 20 }),
      train_iters: fc.integer({ min: 30, max: 80 }),
      global_batch_size: fc.constantFrom(null, 1),
    }),
  },
});

describe('what surprises people', () => {
  test('the inverse square root jumps to the lowest rate after its last sample', () => {
    const { rates } = fixtureOf('megatron/inverse-sqrt');
    expect(rates![20]).toBeCloseTo(0.1 * Math.sqrt(40 / 200), 15);
    expect(rates![21]).toBe(0.01);
  });

  test('flags in iterations say the same whatever the batch, and those in samples do not', () => {
    const of = (args: object, batchSize: number): unknown =>
      readCall({
        dialect: 'megatron',
        name: 'get_optimizer_param_scheduler',
        args: { lr: 1, ...args },
        run: { batchSize },
      });
    const iterations = { train_iters: 100, lr_warmup_iters: 10 };
    expect(of(iterations, 8)).toEqual(of(iterations, 1));
    expect(of({ ...iterations, global_batch_size: 8 }, 1)).toEqual(of(iterations, 1));
    expect(of({ train_samples: 800 }, 8)).toEqual(of({ train_samples: 100 }, 1));
  });
});

test.each([
  [{ lr: 0.1 }, [/^args\.train_iters: expected train_iters or train_samples, got None$/]],
  [
    { lr: 0.1, min_lr: 0.2, train_iters: 9 },
    [/^args\.lr: expected a rate from min_lr \(0\.2\) on, got 0\.1$/],
  ],
  [
    { lr: 0.1, lr_warmup_iters: 9, train_iters: 9 },
    [/^args\.lr_warmup_iters: expected less than lr_decay_steps \(9\), got 9$/],
  ],
  [
    { lr: 0.1, lr_decay_style: 'WSD', train_iters: 9 },
    [/^args\.lr_wsd_decay_iters: expected a number above 0 for WSD, got None$/],
  ],
])('refuses %o', (args, refused) => {
  const lines = messagesOf(() =>
    readCall({ dialect: 'megatron', name: 'get_optimizer_param_scheduler', args, run: {} }),
  );
  expect(lines).toEqual(refused.map((line) => expect.stringMatching(line)));
});
