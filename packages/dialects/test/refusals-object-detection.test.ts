import { expect, test } from 'vitest';
import { readCall } from '../src/index.ts';
import { refusals } from './refusals.ts';

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
