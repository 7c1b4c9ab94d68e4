import { rateOf, type Schedule, scaleSteps } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { readGroups, translateCall, writeSchedules } from '../src/index.ts';
import { epochs, N, rows, run } from './translate-rows.ts';

// What is the same in another framework, and the call that its users would write; both are held against the frameworks by
// their fixtures. What is not the same is in translate-inexact.test.ts.

const ratesOf = (...call: Parameters<typeof readGroups>): number[] => {
  const rate = rateOf(readGroups(...call)[0]!);
  return Array.from({ length: call[0].run.totalSteps! }, (_, step) => rate(step));
};

describe('exactly the same, in the words of', () => {
  test.each(rows.map((row) => [row.to[0], row.from[0], row.from[1], row.what, row] as const))(
    '%s: %s %s %s',
    (_to, _from, _name, _what, { from: [dialect, name, args], to, run: own = run }) => {
      const call = { dialect, name, args, run: own };
      const found = translateCall(call, { to: to[0] });
      expect(found.isExact).toBe(true);
      expect(found.call).toMatchObject({ name: to[1], args: to[2] });
      expect(Object.keys(found.call!.args).sort()).toEqual(Object.keys(to[2]).sort());
      expect(found.residual.firstStep).toBeNull();
      // What is said of the residual is found again by asking both for every update.
      const [before, after] = [
        ratesOf(call),
        ratesOf({ ...found.call!, run: { ...found.call!.run, totalSteps: N } }),
      ];
      const peak = Math.max(...before);
      const apart = before.slice(0, after.length).map((rate, i) => Math.abs(rate - after[i]!));
      expect(Math.max(...apart)).toBeLessThanOrEqual(1e-12 * peak);
    },
  );
});

test('a schedule by iteration that PyTorch steps once an update says so', () => {
  const { notes } = translateCall(
    { dialect: 'mmcv', name: 'CosineAnnealing', args: { min_lr: 0.001, by_epoch: false }, run: epochs },
    { to: 'pytorch' },
  );
  expect(notes.filter(({ code }) => code === 'clock').at(-1)?.text).toBe(
    'PyTorch, torch.optim.lr_scheduler: this is stepped once an update, 10 times an epoch.',
  );
});

test('layers that learn slower become groups whose optimizer has a rate for each', () => {
  const args = { lr: 1e-3, epochs: 10, layer_decay: 0.5, model: 'vit_base_patch16' };
  const call = { dialect: 'mae', name: 'main_finetune', args, run: { stepsPerEpoch: 10, totalSteps: 100 } };
  const found = translateCall(call, { to: 'transformers' });
  expect(found.isExact).toBe(true);
  expect(found.call!.name).toBe('get_cosine_with_min_lr_schedule_with_warmup');
  const bases = found.call!.run.baseRate as readonly number[];
  expect(bases).toHaveLength(14);
  // From the embedding to the head, each at half of the one above.
  bases.forEach((base, i) => {
    expect(base / (1e-3 / 2 ** (13 - i))).toBeCloseTo(1, 12);
  });
});

test('a function for more than half a million updates is written, and looked at as far as it may be asked', () => {
  const args = { learning_rate: 0.1, decay_steps: 600_000 };
  const call = { dialect: 'tensorflow', name: 'linear_cosine_decay', args, run: { totalSteps: 600_000 } };
  expect(translateCall(call, { to: 'pytorch' })).toMatchObject({
    by: 'function',
    isExact: true,
    executed: 600_000,
    partsAt: null,
  });
});

test('a call that is preferred is taken as it is where it says the schedule, and else its form', () => {
  const run = { baseRate: 0.02, stepsPerEpoch: 10, epochs: 12, totalSteps: 120 };
  const prefer = { name: 'StepLrUpdater', args: { step: [8, 11], gamma: 0.1, min_lr: 0 } };
  const [schedule] = readGroups({ dialect: 'mmcv', ...prefer, run }) as [Schedule];
  expect(writeSchedules([schedule], { to: 'mmcv', run, prefer }).call?.args).toEqual(prefer.args);
  const longer = { ...run, stepsPerEpoch: 20, totalSteps: 240 };
  const moved = writeSchedules([scaleSteps(schedule, 2)], { to: 'mmcv', run: longer, prefer });
  expect(moved.call?.args).toEqual(prefer.args);
  const shorter = writeSchedules([scaleSteps(schedule, 0.5)], { to: 'mmcv', run, prefer });
  expect(shorter.call).toMatchObject({ name: prefer.name, args: { step: [40, 55], by_epoch: false } });
});

test('groups that are alike need one scheduler of one group', () => {
  // ultralytics/train-8-no-warmup: biases, weights and norms have one schedule.
  const args = { epochs: 10, warmup_epochs: 0 };
  const run = { stepsPerEpoch: 40, baseRate: 0.1, totalSteps: 16 };
  for (const to of ['accelerate', 'pytorch', 'keras']) {
    const { call, isExact } = translateCall({ dialect: 'ultralytics', name: 'train_8', args, run }, { to });
    expect([to, call === undefined || isExact]).toEqual([to, true]);
  }
});
