import { rateOf } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { type Args, type GroupRun, type InnerCall, readCall, writeCall } from '../src/index.ts';

// What a schedule of MMCV is in MMEngine, exactly, and where MMEngine's own migration page has it wrong. Both dialects are held
// against the frameworks' code by their fixtures.

const run = { baseRate: 0.1, stepsPerEpoch: 10, epochs: 12 } satisfies GroupRun;
const executed = run.stepsPerEpoch * run.epochs;

const ratesOf = (dialect: string, name: string, args: Args): number[] => {
  const rate = rateOf(readCall({ dialect, name, args, run }));
  return Array.from({ length: executed }, (_, step) => rate(step));
};
const mmcv = (name: string, args: Args = {}): number[] => ratesOf('mmcv', name, args);
const one = (type: string, args: Args = {}): InnerCall => ({ name: type, args });
const mmengine = (...schedulers: readonly InnerCall[]): number[] =>
  ratesOf('mmengine', 'param_scheduler', { schedulers });

/** The largest difference over the updates of the run, as a share of the highest rate. */
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((rate, i) => Math.abs(rate - b[i]!))) / Math.max(...a);

const W = 25;
const r = 0.001;
const warm = (warmup: string): Args => ({ warmup, warmup_iters: W, warmup_ratio: r });
const iters = { by_epoch: false };

describe('exactly the same', () => {
  const rows: readonly (readonly [string, number[], number[]])[] = [
    [
      'a linear warm-up of W iterations is LinearLR with end=W+1',
      mmcv('fixed', warm('linear')),
      mmengine(one('LinearLR', { start_factor: r, begin: 0, end: W + 1, ...iters })),
    ],
    [
      'the same, times steps at epochs',
      mmcv('step', { step: [8, 11], ...warm('linear') }),
      mmengine(
        one('LinearLR', { start_factor: r, begin: 0, end: W + 1, ...iters }),
        one('MultiStepLR', { milestones: [8, 11] }),
      ),
    ],
    [
      'a constant warm-up of W iterations is ConstantLR with end=W+1',
      mmcv('fixed', warm('constant')),
      mmengine(one('ConstantLR', { factor: r, end: W + 1, ...iters })),
    ],
    [
      'an exponential warm-up is a growing ExponentialLR on a rate that was multiplied by the ratio',
      mmcv('fixed', warm('exp')),
      mmengine(
        one('ConstantLR', { factor: r, end: 1, ...iters }),
        one('ExponentialLR', { gamma: r ** (-1 / W), end: W + 1, ...iters }),
      ),
    ],
    [
      'Poly over E epochs is PolyLR with end=E+1',
      mmcv('poly', { power: 0.9, min_lr: 1e-4 }),
      mmengine(one('PolyLR', { power: 0.9, eta_min: 1e-4, end: run.epochs + 1 })),
    ],
    [
      'LinearAnnealing over E epochs is LinearLR with end=E+1',
      mmcv('LinearAnnealing', { min_lr_ratio: 0.1 }),
      mmengine(one('LinearLR', { start_factor: 1, end_factor: 0.1, end: run.epochs + 1 })),
    ],
    [
      'CosineAnnealing over E epochs is CosineAnnealingLR with T_max=E and end=E',
      mmcv('CosineAnnealing', { min_lr: 1e-4 }),
      mmengine(one('CosineAnnealingLR', { T_max: run.epochs, end: run.epochs, eta_min: 1e-4 })),
    ],
    [
      'by iteration, step is StepLR',
      mmcv('step', { step: 30, gamma: 0.5, ...iters }),
      mmengine(one('StepLR', { step_size: 30, gamma: 0.5, ...iters })),
    ],
    [
      'by iteration, poly is PolyLR with end one more',
      mmcv('poly', { power: 2, min_lr: 1e-4, ...iters }),
      mmengine(one('PolyLR', { power: 2, eta_min: 1e-4, end: executed + 1, ...iters })),
    ],
    [
      'by iteration, a cosine is CosineAnnealingLR with T_max the whole',
      mmcv('CosineAnnealing', { min_lr: 1e-4, ...iters }),
      mmengine(one('CosineAnnealingLR', { T_max: executed, eta_min: 1e-4, ...iters })),
    ],
    ['exp is ExponentialLR', mmcv('exp', { gamma: 0.9 }), mmengine(one('ExponentialLR', { gamma: 0.9 }))],
    [
      'FlatCosineAnnealing begins at round(E * start_percent)',
      mmcv('FlatCosineAnnealing', { start_percent: 0.5, min_lr: 1e-4 }),
      mmengine(one('CosineAnnealingLR', { T_max: 6, begin: 6, end: 12, eta_min: 1e-4 })),
    ],
    [
      'CosineRestart has the same weights where the floor is 0',
      mmcv('CosineRestart', { periods: [4, 8], restart_weights: [1, 0.5], min_lr: 0 }),
      mmengine(one('CosineRestartLR', { periods: [4, 8], restart_weights: [1, 0.5], eta_min: 0 })),
    ],
    [
      'and with a floor m, w + (1 - w) * m / base in place of w',
      mmcv('CosineRestart', { periods: [4, 8], restart_weights: [1, 0.5], min_lr: 0.01 }),
      mmengine(one('CosineRestartLR', { periods: [4, 8], restart_weights: [1, 0.55], eta_min: 0.01 })),
    ],
    [
      'OneCycle is OneCycleLR by iteration',
      mmcv('OneCycle', { max_lr: 0.5 }),
      mmengine(one('OneCycleLR', { eta_max: 0.5, ...iters })),
    ],
  ];
  test.each(rows)('%s', (_, before, after) => {
    expect(apart(before, after)).toBeLessThanOrEqual(1e-12);
  });
});

describe('as the migration page has it, it differs', () => {
  const rows: readonly (readonly [string, number[], number[], number])[] = [
    [
      'a linear warm-up with end=W is a step too fast',
      mmcv('fixed', warm('linear')),
      mmengine(one('LinearLR', { start_factor: r, begin: 0, end: W, ...iters })),
      (1 - r) / W,
    ],
    [
      'a constant warm-up with end=W is a step short',
      mmcv('fixed', warm('constant')),
      mmengine(one('ConstantLR', { factor: r, end: W, ...iters })),
      1 - r,
    ],
    [
      'an exponential warm-up with gamma=ratio decays, and the rate stays there',
      mmcv('fixed', warm('exp')),
      mmengine(one('ExponentialLR', { gamma: r, end: W, ...iters })),
      1,
    ],
    [
      'LinearAnnealing with end=E meets its end an epoch early',
      mmcv('LinearAnnealing', { min_lr: 0 }),
      mmengine(one('LinearLR', { start_factor: 1, end_factor: 0, end: run.epochs })),
      1 / run.epochs,
    ],
    ['Poly with end=E, too', mmcv('poly'), mmengine(one('PolyLR', { end: run.epochs })), 1 / run.epochs],
    [
      'FlatCosineAnnealing of a half that begins at three quarters',
      mmcv('FlatCosineAnnealing', { start_percent: 0.5, min_lr: 0 }),
      mmengine(one('CosineAnnealingLR', { T_max: 3, begin: 9, end: 12, eta_min: 0 })),
      0.5,
    ],
    [
      'CosineRestart with the same weights and a floor restarts lower, by (1 - w) * floor',
      mmcv('CosineRestart', { periods: [4, 8], restart_weights: [1, 0.5], min_lr: 0.01 }),
      mmengine(one('CosineRestartLR', { periods: [4, 8], restart_weights: [1, 0.5], eta_min: 0.01 })),
      0.05,
    ],
  ];
  test.each(rows)('%s', (_, before, after, difference) => {
    const found = apart(before, after);
    expect(found).toBeGreaterThan(1e-3);
    expect(found).toBeGreaterThanOrEqual(difference * 0.99);
  });

  test('ExponentialLR has no power', () => {
    expect(() => mmengine(one('ExponentialLR', { gamma: 0.9, power: 0.9 }))).toThrow(
      /^args\.schedulers\[0\]\.args\.power: expected one of gamma, .*, got an argument power$/,
    );
  });
});

describe('written for MMEngine, the executed updates are the same', () => {
  test.each([
    ['step', { step: [8, 11], ...warm('linear') }, ['LinearLR', 'MultiStepLR']],
    ['fixed', warm('constant'), ['ConstantLR']],
    ['fixed', warm('exp'), ['MultiStepLR', 'ExponentialLR']],
    ['poly', { power: 0.9, min_lr: 1e-4 }, undefined],
    ['CosineAnnealing', { min_lr: 1e-4, ...iters, ...warm('linear'), min_lr_ratio: null }, 'none'],
    ['CosineAnnealing', { min_lr: 0, ...iters, ...warm('linear') }, ['LinearLR', 'CosineAnnealingLR']],
    ['LinearAnnealing', { min_lr: 1e-4, ...iters }, undefined],
    ['FlatCosineAnnealing', { min_lr: 1e-4 }, undefined],
    ['CosineRestart', { periods: [4, 8], restart_weights: [1, 0.5], min_lr: 0.01 }, undefined],
    ['OneCycle', { max_lr: 0.5 }, undefined],
  ] as const)('%s %j', (name, args, names) => {
    const schedule = readCall({ dialect: 'mmcv', name, args, run });
    const written = writeCall(schedule, { dialect: 'mmengine', run, executed });
    if (names === 'none') {
      // A warm-up that multiplies a cosine on its way to a floor: MMEngine's list would pull the floor along.
      expect(written).toBeUndefined();
      return;
    }
    expect(apart(mmcv(name, args), ratesOf('mmengine', written!.name, written!.args))).toBeLessThanOrEqual(
      1e-12,
    );
    if (names && written!.name === 'param_scheduler')
      expect((written!.args['schedulers'] as InnerCall[]).map((call) => call.name)).toEqual(names);
  });
});
