import { dataSets, warmupIterations } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { fixtureOf } from './fixture.ts';
import { near, notes, reader, refusal } from './surprises.ts';

// What one stumbles over in the documents 000 and 001: a test for each, with numbers that their own code gives.

const paddle = reader('paddle', 'exponential_with_warmup_decay');
const documented = {
  learning_rate: 0.001,
  boundaries: [65_000, 68_000],
  values: [1e-3, 1e-4, 1e-5],
  warmup_iter: 4000,
};

describe('document 000', () => {
  test('1: 766 is 766.8 cut off; rounding gives 767, and the epochs in full 768', () => {
    const { images } = dataSets.paiti_v1v2v3;
    const of = (epochs: number, whole: 'cut' | 'round'): number =>
      warmupIterations({ epochs, images, batchSize: 64, whole });
    expect([of(2.16, 'cut'), of(2.16, 'round'), of((4000 * 64) / 118_287, 'cut')]).toEqual([766, 767, 768]);
  });

  test('2: with factor 0 the first iteration learns nothing, and the full rate comes at step warmup_iter, not before', () => {
    const rates = paddle({ ...documented, warmup_factor: 0 });
    expect(rates(0, 3999, 4000)).toEqual([0, expect.closeTo(0.00099975, 15), 0.001]);
    expect(fixtureOf('figures/S000-A-4000-factor-0').rates![0]).toBe(0);
  });

  test('3: at boundary 65000 the rate is already the next one', () => {
    expect(paddle({ ...documented, warmup_factor: 0.1 })(64_999, 65_000, 67_999, 68_000)).toEqual([
      1e-3, 1e-4, 1e-4, 1e-5,
    ]);
  });

  test('4: a warm-up longer than the first boundary wins, and then the rate drops to the second value', () => {
    const { args } = fixtureOf('paddle/warmup-past-first-boundary');
    expect(args).toMatchObject({ boundaries: [10, 20], warmup_iter: 15 });
    expect(paddle(args)(9, 10, 14, 15, 19, 20)).toEqual(
      near(0.06, 0.1 * (10 / 15), 0.1 * (14 / 15), 0.01, 0.01, 0.001),
    );
  });

  test('5: warmup_iter 0 never divides', () => {
    expect(paddle({ ...documented, warmup_iter: 0, warmup_factor: 0 })(0, 1, 65_000)).toEqual([
      1e-3, 1e-3, 1e-4,
    ]);
  });
});

describe('document 001', () => {
  const factors = reader('pytorch', 'warm_up_lr');
  const table = reader('convnext', 'cosine_scheduler');

  test('6: the first epoch learns nothing, past max_epochs the rate rises again, and W = M divides by zero', () => {
    const rates = factors({ warm_up_epochs: 10, max_epochs: 100 }, { baseRate: 0.1 });
    expect(rates(0, 5, 10, 55, 100)).toEqual(near(0, 0.05, 0.1, 0.05, 0));
    const [at100, at101, at115, at130] = rates(100, 101, 115, 130) as [number, number, number, number];
    expect(at100 < at101 && at101 < at115 && at115 < at130).toBe(true);
    expect(at130).toBeCloseTo(0.1 * 0.5 * (Math.cos((120 / 90) * Math.PI) + 1), 14);
    expect(refusal(() => factors({ warm_up_epochs: 5, max_epochs: 5 }, { baseRate: 0.1 })())).toMatch(
      /^args\.max_epochs: .*warm_up_epochs \(5\).*, got 5$/,
    );
    expect(notes('pytorch', 'warm_up_lr')).toMatch(/factor for LambdaLR/);
  });

  test('7: the base stands twice, the final value is never reached, and the table must have its length', () => {
    const args = { base_value: 0.1, final_value: 0.001, epochs: 100, niter_per_ep: 100 };
    const rates = table({ ...args, warmup_epochs: 2 });
    expect(rates(0, 199, 200)).toEqual([0, 0.1, 0.1]);
    expect(rates(198, 201).every((rate) => rate < 0.1)).toBe(true);
    expect(rates(9999)[0]).toBeGreaterThan(0.001);
    const short = { base_value: 0.1, final_value: 0.001, epochs: 2, niter_per_ep: 10 };
    expect(table({ ...short, warmup_epochs: 1, warmup_steps: 1, start_warmup_value: 0.02 })(0, 1)).toEqual([
      0.02, 0.1,
    ]);
    expect(refusal(() => table({ ...short, warmup_steps: 5 })())).toMatch(/^args\.warmup_steps: .*, got 5$/);
    expect(refusal(() => table({ ...short, warmup_epochs: 0.216 })())).toMatch(
      /^args\.warmup_epochs: .*, got 0\.216$/,
    );
    expect(table({ ...args, warmup_epochs: 2.1616, warmup_steps: 50 })(0, 49, 50)).toEqual([0, 0.1, 0.1]);
    // Even 2.0 fails there; here a whole number is an integer however it is written.
    expect(fixtureOf('convnext/warmup-float')).toMatchObject({
      decision: 4,
      refused: { error: 'TypeError' },
    });
    expect(table({ ...short, epochs: 2.5 })(24)[0]).toBeCloseTo(
      fixtureOf('convnext/fractional-epochs').rates![24]!,
      15,
    );
    expect(table({ ...short, warmup_epochs: 2 })(0, 19)).toEqual([0, 0.1]);
  });
});
