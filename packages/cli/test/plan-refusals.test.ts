import { describe, expect, test } from 'vitest';
import { coco } from './coco.ts';
import { lrlab } from './lrlab.ts';

describe('refuses, naming every fault at once', () => {
  test.each([
    [
      ['--plot', 'a.jpg'],
      ['--images', '--batch', '--epochs', '--plot'],
    ],
    [
      [
        ...coco,
        '--epochs',
        '1',
        '--steps',
        '1.5',
        '--rounding',
        'half',
        '--keep-warmup',
        'hours',
        '--scaling',
        'linear',
      ],
      ['--rounding', '--keep-warmup', '--scaling', '--keep-warmup', '--steps', '--steps'],
    ],
    [
      [
        '--data',
        'COCO',
        '--to-data',
        'coco17',
        '--to-images',
        '3',
        '--batch',
        '3',
        '--epochs',
        '1',
        '--stepped',
        'update',
      ],
      ['--data', '--to-data', '--stepped'],
    ],
    [
      [...coco, '--epochs', '12', '--warmup', '1epoch', '--whole', 'down', 'pytorch: StepLR(opt, 3)'],
      ['--whole', '--warmup', '--stepped'],
    ],
    [
      ['--images', '10', '--devices', '3', 'detectron2: SOLVER.BASE_LR 0.1 SOLVER.IMS_PER_BATCH 16'],
      ['--batch'],
    ],
    [['--images', '10', '--batch', '1', 'tensorflow: exponential_decay(0.1, step, 10, 0.5)'], ['--epochs']],
    [
      ['--images', '10', '--batch', '4', '--accumulation', '4', '--rounding', 'floor', '--epochs', '1'],
      ['plan'],
    ],
  ])('%j', (args, options) => {
    const { code, out, err } = lrlab(['plan', ...args]);
    const named = err.split('\n').flatMap((line) => /^lrlab: (\S+): expected /.exec(line)?.[1] ?? []);
    expect([code, out, named]).toEqual([2, '', options]);
  });

  test('lengths without a unit', () => {
    const { err } = lrlab(['plan', '--warmup', '500', '--milestones', '8,11', '--warmup=']);
    expect(err).toContain(
      '--warmup: expected a number with its unit, such as 500updates, 5epochs or 10%, got "500"',
    );
    expect(err).toContain('--milestones: expected numbers with commas between them and their unit');
  });

  test('a text with what is wrong in the options', () => {
    const { err } = lrlab(['plan', '--data', 'COCO', 'mmcv: lr_config = dict(policy="step", stepz=3)']);
    expect(err).toMatch(/--data: expected one of .*\n.*text:1:33: expected one of step, /s);
  });
});
