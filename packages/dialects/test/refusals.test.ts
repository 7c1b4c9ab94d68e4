import { expect, test } from 'vitest';
import { readCall } from '../src/index.ts';
import { refusals } from './refusals.ts';

const base = { baseRate: 0.1 };

const paddle = {
  learning_rate: 0.1,
  boundaries: [10, 20],
  values: [1, 2, 3],
  warmup_iter: 5,
  warmup_factor: 0,
};
refusals('paddle', [
  [
    'too few values for the boundaries',
    'exponential_with_warmup_decay',
    { ...paddle, values: [1] },
    {},
    [/^args\.values: expected .*2 boundaries, got \[1\]$/],
  ],
  [
    'no value at all',
    'exponential_with_warmup_decay',
    { ...paddle, boundaries: [], values: [] },
    {},
    [/^args\.values: expected at least one value.*, got \[\]$/],
  ],
  [
    'arguments that are missing or of the wrong kind, all at once',
    'exponential_with_warmup_decay',
    { boundaries: 'no', values: [1, null], warmup_iter: true, warmup_factor: Number.NaN },
    {},
    [
      /^args\.learning_rate: expected a finite number, got None$/,
      /^args\.boundaries: expected a list of finite numbers, got "no"$/,
      /^args\.values: expected a list of finite numbers, got \[1, None\]$/,
      /^args\.warmup_iter: expected a finite number, got True$/,
      /^args\.warmup_factor: expected a finite number, got NaN$/,
    ],
  ],
]);

refusals('pytorch', [
  [
    'a warm-up as long as training',
    'warm_up_lr',
    { warm_up_epochs: 5, max_epochs: 5 },
    base,
    [/^args\.max_epochs: expected another number than warm_up_epochs \(5\).*, got 5$/],
  ],
  [
    'no base rate',
    'warm_up_lr',
    { warm_up_epochs: 5, max_epochs: 10 },
    {},
    [/^run\.baseRate: expected a finite number, got /],
  ],
]);

const table = { base_value: 0.1, final_value: 0, epochs: 3, niter_per_ep: 10 };
refusals('convnext', [
  [
    'a fractional warm-up',
    'cosine_scheduler',
    { ...table, warmup_epochs: 2.16 },
    {},
    [/^args\.warmup_epochs: expected .*whole iterations, not of 21\.6.*, got 2\.16$/],
  ],
  [
    'warmup_steps without warmup_epochs',
    'cosine_scheduler',
    { ...table, warmup_steps: 5 },
    {},
    [/^args\.warmup_steps: expected a warm-up in warmup_epochs.*, got 5$/],
  ],
  [
    'a length that is not whole',
    'cosine_scheduler',
    { ...table, epochs: 2.55 },
    {},
    [/^args\.epochs: expected whole iterations, not 25\.5.*, got 2\.55$/],
  ],
  [
    'a warm-up longer than the table',
    'cosine_scheduler',
    { ...table, warmup_epochs: 4 },
    {},
    [/^args\.warmup_epochs: expected a warm-up of at most 30 iterations, not of 40, got 4$/],
  ],
  [
    'both at once, in order',
    'cosine_scheduler',
    { ...table, epochs: 2.55, warmup_epochs: 2.16 },
    {},
    [/^args\.warmup_epochs: .*, got 2\.16$/, /^args\.epochs: .*, got 2\.55$/],
  ],
]);

refusals('torchvision', [
  [
    'no base rate',
    'warmup_lr_scheduler',
    { warmup_iters: 5, warmup_factor: 0.1 },
    {},
    [/^run\.baseRate: expected a finite number, got /],
  ],
  [
    'a length that is no number',
    'warmup_lr_scheduler',
    { warmup_iters: '5', warmup_factor: null },
    base,
    [
      /^args\.warmup_iters: expected a finite number, got "5"$/,
      /^args\.warmup_factor: expected a finite number, got None$/,
    ],
  ],
]);

test('a warm-up of nothing or less is accepted, and is none', () => {
  for (const warmup_iters of [0, -5]) {
    const args = { warmup_iters, warmup_factor: 0.1 };
    expect(readCall({ dialect: 'torchvision', name: 'warmup_lr_scheduler', args, run: base })).toMatchObject({
      kind: 'constant',
      rate: 0.1,
    });
  }
});

refusals('caffe', [
  ['a framework nobody knows', 'poly', {}, {}, [/^dialect: expected one of pytorch, .*, got "caffe"$/]],
]);
