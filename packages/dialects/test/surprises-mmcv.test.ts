import { rateOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, type GroupRun, readGroups } from '../src/index.ts';
import { fixtureOf } from './fixture.ts';
import { answered, near, notes, reader, refusal } from './surprises.ts';

// What one stumbles over in the documents 003 and 004: a test for each, with numbers that their own code gives.

describe('document 003', () => {
  const step = reader('mmcv', 'StepLrUpdater');
  const cosine = reader('mmcv', 'CosineAnnealingLrUpdater');
  const run = { baseRate: 0.1, stepsPerEpoch: 10, epochs: 100 };

  test('20: the list [20, 60, 80] drops at epochs 20, 60 and 80, not one later', () => {
    const epochs = [19, 20, 59, 60, 79, 80];
    const rates = step({ step: [20, 60, 80] }, { baseRate: 0.1, epochs: 100 })(...epochs);
    expect(rates).toEqual(near(0.1, 0.01, 0.01, 0.001, 0.001, 0.0001));
  });

  test('21: a warm-up of 2.16 epochs of 10 leaves the rate stuck at 0.0975 from iteration 21 to 29', () => {
    const args = { step: [8, 11], warmup: 'linear', warmup_iters: 2.16, warmup_by_epoch: true };
    const rates = step(args, run)(20, 21, 22, 25, 29, 30);
    expect(rates.slice(1)).toEqual(near(0.0975, 0.0975, 0.0975, 0.0975, 0.1));
    expect(rates[0]).toBeLessThan(0.0975);
    // Per iteration it is harmless.
    expect(step({ ...args, step: [80], by_epoch: false }, run)(21, 22)).toEqual(near(0.0975, 0.1));
  });

  test('22: by epoch with short steps the rate saw-tooths down in warm-up: 0.0352 at 7, 0.00388 at 8', () => {
    const { args, run: own } = fixtureOf('mmcv/step-warmup-sawtooth');
    const [at6, at7, at8] = step(args, own as GroupRun)(6, 7, 8) as [number, number, number];
    expect([at7, at8]).toEqual([expect.closeTo(0.0352, 10), expect.closeTo(0.00388, 10)]);
    expect(at6).toBeLessThan(at7);
  });

  test('23: who logs after the hook of the epoch sees the regular rate even in warm-up', () => {
    const fixture = fixtureOf('mmcv/step-warmup-linear');
    const logged = JSON.parse(JSON.stringify(fixture)).afterEpochHook as number[];
    const { warmup: _, warmup_iters: _length, warmup_ratio: _ratio, ...regular } = fixture.args;
    const starts = logged.map((_, epoch) => epoch * fixture.run!.stepsPerEpoch!);
    expect(step(regular, fixture.run as GroupRun)(...starts)).toEqual(near(...logged));
    expect(logged[0]).toBe(0.1);
    expect(answered(fixture, 0)[0]).toBeCloseTo(0.01, 15);
  });

  test('24: a linear warm-up starts at 1 - (1 - ratio), a rounding below it; constant and exp at the ratio, and constant jumps', () => {
    const args = { step: 1000, warmup_iters: 50 };
    const starts = (warmup: string): number[] =>
      step({ ...args, warmup }, { ...run, baseRate: 1 })(0, 49, 50);
    expect(starts('linear')[0]).toBeCloseTo(0.09999999999999998, 16);
    expect(starts('constant')).toEqual([0.1, 0.1, 1]);
    expect(starts('exp')[0]).toBe(0.1);
    expect(starts('exp')[1]).toBeCloseTo(0.1 ** (1 / 50), 14);
  });

  test('25: the target is not reached in training, and above the base it makes the rate rise', () => {
    const rates = cosine({ min_lr: 0 }, { baseRate: 0.1, epochs: 100 });
    expect(rates(99)[0]).toBeCloseTo(0.05 * (1 + Math.cos(Math.PI * 0.99)), 15);
    expect(rates(99)[0]).toBeGreaterThan(0);
    const groups = readGroups({
      dialect: 'mmcv',
      name: 'CosineAnnealingLrUpdater',
      args: { min_lr: 0.02 },
      run: { epochs: 8, baseRate: [0.1, 0.01] },
    });
    const [falling, rising] = groups.map((group) => [0, 4, 7].map(rateOf(group))) as [number[], number[]];
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
    expect(rising).toEqual([...rising].sort((a, b) => a - b));
    expect(notes('mmcv', 'CosineAnnealingLrUpdater')).toMatch(/not reached/);
  });

  test('26: an unsorted list uses its first larger entry, an empty one never decays, and an int floors', () => {
    const bare = { baseRate: 0.1, epochs: 10 };
    expect(step({ step: [6, 2, 8] }, bare)(0, 5, 6, 7, 8)).toEqual(near(0.1, 0.1, 0.001, 0.001, 0.0001));
    expect(step({ step: [] }, bare)(0, 1e6)).toEqual([0.1, 0.1]);
    expect(step({ step: 3, gamma: 0.5 }, bare)(2, 3, 5, 6)).toEqual(near(0.1, 0.05, 0.05, 0.025));
  });

  test('27: the message about an unknown warm-up leaves exp out there, and not here', () => {
    expect(fixtureOf('mmcv/step-refused-warmup-unknown').refused!.message).not.toContain('exp');
    const args = { step: 2, warmup: 'cosine', warmup_iters: 5 };
    expect(refusal(() => step(args, run)())).toBe(
      'args.warmup: expected None, "constant", "linear" or "exp", got "cosine"',
    );
  });

  test("28: the project's plot tool is an epoch early: its curve is the trainer's, shifted", () => {
    const trainer = step({ step: [20, 60, 80] }, { baseRate: 0.1, epochs: 100 });
    const tool = (...epochs: number[]): number[] => trainer(...epochs.map((epoch) => epoch + 1));
    expect(tool(18, 19, 59)).toEqual(trainer(19, 20, 60));
    expect(tool(19)).not.toEqual(trainer(19));
    expect(answered(fixtureOf('mmcv/step-list-documented'), 0, 39, 40)).toEqual(near(0.1, 0.1, 0.01));
  });
});

describe('document 004', () => {
  const warmup = reader('torchvision', 'warmup_lr_scheduler');
  const of = (loader: number): Args => ({ warmup_iters: Math.min(1000, loader - 1), warmup_factor: 0.001 });

  test('29: x counts iterations: the full rate is met at n, the last iteration of a short epoch, and a loader of 1 has no warm-up', () => {
    const run = { baseRate: 0.002 };
    expect(warmup(of(1500), run)(0, 999, 1000, 1499)).toEqual(
      near(2e-6, 0.002 * (0.001 * (1 - 0.999) + 0.999), 0.002, 0.002),
    );
    expect(warmup(of(1001), run)(999, 1000)[0]).toBeLessThan(0.002);
    expect(warmup(of(1001), run)(1000)).toEqual([0.002]);
    expect(warmup(of(500), run)(498, 499)[0]).toBeLessThan(0.002);
    expect(warmup(of(500), run)(499)).toEqual([0.002]);
    expect(warmup(of(1), run)(0, 1)).toEqual([0.002, 0.002]);
    expect(notes('torchvision', 'warmup_lr_scheduler')).toMatch(/once an iteration/);
  });

  test('30: x does become greater than warmup_iters, and the rate is then the base itself', () => {
    expect(warmup(of(1500), { baseRate: 0.002 })(1001, 1e6)).toEqual([0.002, 0.002]);
    // A factor above 1 comes down to it.
    expect(warmup({ warmup_iters: 10, warmup_factor: 2 }, { baseRate: 1 })(0, 5, 10, 11)).toEqual([
      2, 1.5, 1, 1,
    ]);
  });
});
