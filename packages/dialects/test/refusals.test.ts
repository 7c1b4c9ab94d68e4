import { ScheduleError } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, type GroupRun, readCall } from '../src/index.ts';

// Every refusal of the documents' systems: the argument, its rule and the value, and all that apply in their order.

type Case = readonly [what: string, name: string, args: Args, run: GroupRun, refused: readonly RegExp[]];

function refusals(dialect: string, cases: readonly Case[]): void {
  describe(dialect, () => {
    test.each(cases)('%s (%s)', (_, name, args, run, refused) => {
      let lines: string[] = [];
      try {
        readCall({ dialect, name, args, run });
      } catch (error) {
        expect(error).toBeInstanceOf(ScheduleError);
        lines = (error as ScheduleError).message.split('\n');
      }
      expect(lines).toEqual(refused.map((line) => expect.stringMatching(line)));
    });
  });
}

const base = { baseRate: 0.1 };
const epochs = { baseRate: 0.1, epochs: 10 };

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

const rate = { learning_rate: 0.1 };
const decay = { ...rate, decay_rate: 0.5 };
refusals('tensorflow', [
  [
    'a value too few',
    'piecewise_constant_decay',
    { boundaries: [10, 20], values: [1, 2] },
    {},
    [/^args\.values: expected one value more than the 2 boundaries, got \[1, 2\]$/],
  ],
  [
    'a value too many',
    'piecewise_constant_decay',
    { boundaries: [10], values: [1, 2, 3] },
    {},
    [/^args\.values: .*, got \[1, 2, 3\]$/],
  ],
  [
    'a boundary between two steps',
    'piecewise_constant_decay',
    { boundaries: [10.5], values: [1, 2] },
    {},
    [/^args\.boundaries: expected a list of integers, got \[10\.5\]$/],
  ],
  [
    'no boundaries',
    'piecewise_constant_decay',
    { boundaries: [], values: [1] },
    {},
    [/^args\.boundaries: expected at least one boundary, got \[\]$/],
  ],
  [
    'unsorted boundaries, and a value too few',
    'piecewise_constant_decay',
    { boundaries: [20, 10], values: [1, 2] },
    {},
    [/^args\.values: /, /^args\.boundaries: expected boundaries in rising order, got \[20, 10\]$/],
  ],
  [
    'decay_steps 0',
    'exponential_decay',
    { ...decay, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'decay_steps 0',
    'natural_exp_decay',
    { ...decay, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'decay_steps 0',
    'inverse_time_decay',
    { ...decay, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'decay_steps 0',
    'polynomial_decay',
    { ...rate, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'decay_steps 0',
    'cosine_decay',
    { ...rate, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'decay_steps 0',
    'linear_cosine_decay',
    { ...rate, decay_steps: 0 },
    {},
    [/^args\.decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'first_decay_steps 0',
    'cosine_decay_restarts',
    { ...rate, first_decay_steps: 0 },
    {},
    [/^args\.first_decay_steps: expected a number above 0, got 0$/],
  ],
  [
    't_mul below 1',
    'cosine_decay_restarts',
    { ...rate, first_decay_steps: 10, t_mul: 0.5 },
    {},
    [/^args\.t_mul: expected a number from 1.*, got 0\.5$/],
  ],
  [
    'a power below 0',
    'polynomial_decay',
    { ...rate, decay_steps: 10, power: -1 },
    {},
    [/^args\.power: expected a number from 0, got -1$/],
  ],
  [
    'a negative rate between stairs',
    'exponential_decay',
    { ...rate, decay_steps: 10, decay_rate: -0.5 },
    {},
    [/^args\.decay_rate: expected a number from 0.*, got -0\.5$/],
  ],
  [
    'cycles of a run without a length',
    'polynomial_decay',
    { ...rate, decay_steps: 10, cycle: true },
    {},
    [/^run\.totalSteps: expected .*, got nothing$/],
  ],
  [
    'the step, which the training loop gives',
    'cosine_decay',
    { ...rate, decay_steps: 10, global_step: 3 },
    {},
    [/^args\.global_step: expected nothing, as the training loop passes it, got an argument global_step$/],
  ],
  [
    'an argument nobody knows',
    'cosine_decay',
    { ...rate, decay_steps: 10, gamma: 1 },
    {},
    [/^args\.gamma: expected one of learning_rate, decay_steps, alpha, got an argument gamma$/],
  ],
]);

const burnin = { learning_rate_base: 0.1, learning_rate_decay_steps: 10, learning_rate_decay_factor: 0.5 };
const warm = { learning_rate_base: 0.1, total_decay_steps: 100, warmup_steps: 10 };
refusals('object-detection', [
  [
    'a negative boundary',
    'piecewise_with_warmup',
    { boundaries: [-1, 5], rates: [1, 2, 3] },
    {},
    [/^args\.boundaries: expected a list of positive integers, got \[-1, 5\]$/],
  ],
  [
    'a fractional boundary',
    'piecewise_with_warmup',
    { boundaries: [1.5], rates: [1, 2] },
    {},
    [/^args\.boundaries: expected a list of positive integers, got \[1\.5\]$/],
  ],
  [
    'equal boundaries',
    'piecewise_with_warmup',
    { boundaries: [5, 5], rates: [1, 2, 3] },
    {},
    [/^args\.boundaries: expected strictly increasing entries, got \[5, 5\]$/],
  ],
  [
    'a rate that is no number',
    'piecewise_with_warmup',
    { boundaries: [5], rates: [1, '2'] },
    {},
    [/^args\.rates: expected a list of finite numbers, got \[1, "2"\]$/],
  ],
  [
    'a rate too few',
    'piecewise_with_warmup',
    { boundaries: [5], rates: [1] },
    {},
    [/^args\.rates: expected exactly one rate more than the 1 boundaries, got \[1\]$/],
  ],
  [
    'a first boundary of 0',
    'piecewise_with_warmup',
    { boundaries: [0, 5], rates: [1, 2, 3] },
    {},
    [/^args\.boundaries: expected a first step other than zero, got \[0, 5\]$/],
  ],
  [
    'negative, unsorted and a rate too few, in that order',
    'piecewise_with_warmup',
    { boundaries: [5, -1], rates: [0.1] },
    {},
    [
      /positive integers/,
      /strictly increasing/,
      /^args\.rates: exactly one|^args\.rates: expected exactly one/,
    ],
  ],
  [
    'unsorted, a rate too many and a first boundary of 0, in that order',
    'piecewise_with_warmup',
    { boundaries: [0, 0], rates: [1, 2, 3, 4] },
    {},
    [/strictly increasing/, /^args\.rates: /, /other than zero/],
  ],
  [
    'a base below the warm-up rate',
    'cosine_decay_with_warmup',
    { ...warm, warmup_learning_rate: 0.2 },
    {},
    [
      /^args\.learning_rate_base: expected a rate larger or equal to warmup_learning_rate \(0\.2\), got 0\.1$/,
    ],
  ],
  [
    'a total that is the warm-up',
    'cosine_decay_with_warmup',
    { ...warm, total_decay_steps: 10 },
    {},
    [/^args\.total_decay_steps: expected another number than warmup_steps \(10\).*, got 10$/],
  ],
  [
    'both at once, in order',
    'cosine_decay_with_warmup',
    { ...warm, total_decay_steps: 10, warmup_learning_rate: 0.2 },
    {},
    [/^args\.learning_rate_base: /, /^args\.total_decay_steps: /],
  ],
  [
    'decay steps of 0',
    'exponential_decay_with_burnin',
    { ...burnin, learning_rate_decay_steps: 0 },
    {},
    [/^args\.learning_rate_decay_steps: expected a number above 0, got 0$/],
  ],
  [
    'a negative factor between stairs',
    'exponential_decay_with_burnin',
    { ...burnin, learning_rate_decay_factor: -1, staircase: false },
    {},
    [/^args\.learning_rate_decay_factor: expected a number from 0.*, got -1$/],
  ],
]);

test('a base below the warm-up rate is accepted where there is no warm-up', () => {
  const args = { learning_rate_base: 0.1, total_decay_steps: 100, warmup_learning_rate: 0.2 };
  expect(readCall({ dialect: 'object-detection', name: 'cosine_decay_with_warmup', args })).toBeDefined();
});

test('a burn-in rate above the base is accepted', () => {
  const args = { ...burnin, burnin_learning_rate: 5, burnin_steps: 3 };
  expect(
    readCall({ dialect: 'object-detection', name: 'exponential_decay_with_burnin', args }),
  ).toBeDefined();
});

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

refusals('tensorflow', [
  [
    'a name of another framework',
    'StepLR',
    {},
    {},
    [/^name: expected one of piecewise_constant_decay, .*, got "StepLR"$/],
  ],
]);
refusals('caffe', [
  ['a framework nobody knows', 'poly', {}, {}, [/^dialect: expected one of pytorch, .*, got "caffe"$/]],
]);
