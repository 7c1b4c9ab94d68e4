import { expect, test } from 'vitest';
import { readCall } from '../src/index.ts';
import { refusals } from './refusals.ts';

const base = { baseRate: 0.1 };
const epochs = { baseRate: 0.1, epochs: 10 };

const linear = { step: 2, warmup: 'linear', warmup_iters: 5 };
refusals('mmcv', [
  [
    'a warm-up nobody knows',
    'StepLrUpdater',
    { ...linear, warmup: 'cosine' },
    base,
    [/^args\.warmup: expected None, "constant", "linear" or "exp", got "cosine"$/],
  ],
  [
    'a warm-up without a length',
    'StepLrUpdater',
    { step: 2, warmup: 'exp' },
    base,
    [/^args\.warmup_iters: expected a positive number, got 0$/],
  ],
  [
    'a ratio of 0',
    'StepLrUpdater',
    { ...linear, warmup_ratio: 0 },
    base,
    [/^args\.warmup_ratio: expected a number in \(0, 1\], got 0$/],
  ],
  [
    'a ratio above 1',
    'StepLrUpdater',
    { ...linear, warmup_ratio: 1.5 },
    base,
    [/^args\.warmup_ratio: expected a number in \(0, 1\], got 1\.5$/],
  ],
  [
    'all of these, in that order',
    'StepLrUpdater',
    { step: 2, warmup: 'no', warmup_iters: -5, warmup_ratio: 2 },
    base,
    [/^args\.warmup: /, /^args\.warmup_iters: .*, got -5$/, /^args\.warmup_ratio: .*, got 2$/],
  ],
  [
    'a step of 0',
    'StepLrUpdater',
    { step: 0 },
    base,
    [/^args\.step: expected an integer other than 0.*, got 0$/],
  ],
  [
    'a step that is neither',
    'StepLrUpdater',
    { step: 2.5 },
    base,
    [/^args\.step: expected an integer or a list of numbers, got 2\.5$/],
  ],
  [
    'no step',
    'StepLrUpdater',
    {},
    base,
    [/^args\.step: expected an integer or a list of numbers, got None$/],
  ],
  [
    'no target',
    'CosineAnnealingLrUpdater',
    {},
    epochs,
    [/^args\.min_lr: expected exactly one of min_lr and min_lr_ratio, got None$/],
  ],
  [
    'two targets, where 0 counts as given',
    'CosineAnnealingLrUpdater',
    { min_lr: 0, min_lr_ratio: 0 },
    epochs,
    [/^args\.min_lr: expected exactly one of .*, got 0$/],
  ],
  [
    'the target before the warm-up',
    'CosineAnnealingLrUpdater',
    { warmup: 'no' },
    epochs,
    [/^args\.min_lr: /, /^args\.warmup: /, /^args\.warmup_iters: /],
  ],
  [
    'a run without its epochs',
    'CosineAnnealingLrUpdater',
    { min_lr: 0 },
    base,
    [/^run\.epochs: expected a number above 0, got /],
  ],
  [
    'the base class',
    'LrUpdater',
    {},
    base,
    [
      /^name: expected one of StepLrUpdater, CosineAnnealingLrUpdater, .*, annealing_cos, LrUpdaterHook, got "LrUpdater"$/,
    ],
  ],
]);

test('empty, unsorted and negative lists of steps are accepted', () => {
  for (const step of [[], [6, 2, 8], [-1, 3]]) {
    expect(readCall({ dialect: 'mmcv', name: 'StepLrUpdater', args: { step }, run: base })).toBeDefined();
  }
});
