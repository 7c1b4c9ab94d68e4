import { expect } from 'vitest';
import type { Args, InnerCall, Run } from '../src/index.ts';

export const N = 100;
export const run: Run = { baseRate: 0.1, totalSteps: N };
export const epochs: Run = { ...run, stepsPerEpoch: 10, epochs: 10 };

interface Row {
  readonly what: string;
  readonly from: readonly [dialect: string, name: string, args: Args];
  readonly run?: Run;
  readonly to: readonly [dialect: string, name: string, args: Args];
}

const one = (name: string, args: Args = {}): InnerCall => ({ name, args });
const lambda: Args = { lr_lambda: { function: expect.any(String) } };
const warm = { num_warmup_steps: 10, num_training_steps: N };
const wsd = { num_warmup_steps: 10, num_stable_steps: 60, num_decay_steps: 30, min_lr_ratio: 0.1 };
const hf = (name: string, args: Args): Row['from'] => ['transformers', name, args];
const mmcvWarm = (warmup: string): Args => ({ warmup, warmup_iters: 25, warmup_ratio: 0.001 });
const iters = { by_epoch: false };

/** What is the same in two frameworks, and the call that users of the second would write. */
export const rows: readonly Row[] = [
  ...(
    [
      ['get_linear_schedule_with_warmup', warm],
      ['get_cosine_schedule_with_warmup', warm],
      ['get_polynomial_decay_schedule_with_warmup', { ...warm, power: 2 }],
      ['get_wsd_schedule', { ...wsd, decay_type: '1-sqrt' }],
      ['get_inverse_sqrt_schedule', { num_warmup_steps: 10 }],
    ] as const
  ).map(
    ([name, args]): Row => ({
      what: 'is a function of the step, as it was',
      from: hf(name, args),
      to: ['pytorch', 'LambdaLR', lambda],
    }),
  ),
  {
    what: 'is optax with as many steps, which include the warm-up',
    from: hf('get_cosine_schedule_with_warmup', warm),
    to: [
      'optax',
      'warmup_cosine_decay_schedule',
      { init_value: 0, peak_value: 0.1, warmup_steps: 10, decay_steps: N },
    ],
  },
  {
    what: 'is Keras with the warm-up taken off, and a share for the end',
    from: [
      'optax',
      'warmup_cosine_decay_schedule',
      { init_value: 0.01, peak_value: 0.1, warmup_steps: 10, decay_steps: N, end_value: 0.001 },
    ],
    to: [
      'keras',
      'CosineDecay',
      { initial_learning_rate: 0.01, decay_steps: 90, alpha: 0.01, warmup_target: 0.1, warmup_steps: 10 },
    ],
  },
  {
    what: 'is Megatron in iterations of a global batch',
    from: hf('get_linear_schedule_with_warmup', warm),
    run: { ...run, batchSize: 32 },
    to: [
      'megatron',
      'get_optimizer_param_scheduler',
      { lr: 0.1, lr_warmup_iters: 10, train_iters: N, global_batch_size: 32 },
    ],
  },
  ...(
    [
      ['linear', 'linear'],
      ['cosine', 'cosine'],
      ['1-sqrt', 'minus_sqrt'],
    ] as const
  ).map(
    ([decay_type, lr_wsd_decay_style]): Row => ({
      what: `with a decay of ${decay_type} is Megatron, from and to r * b`,
      from: hf('get_wsd_schedule', { ...wsd, decay_type }),
      run: { ...run, batchSize: 32 },
      to: [
        'megatron',
        'get_optimizer_param_scheduler',
        {
          ...{ lr: 0.1, min_lr: 0.01, lr_warmup_init: 0.01, lr_decay_style: 'WSD', lr_wsd_decay_style },
          ...{ lr_warmup_iters: 10, lr_wsd_decay_iters: 30, train_iters: N, global_batch_size: 32 },
        },
      ],
    }),
  ),
  {
    what: 'drops a step after its boundary, so that the milestone is one more',
    from: ['keras', 'PiecewiseConstantDecay', { boundaries: [29, 59], values: [0.1, 0.01, 0.001] }],
    to: ['pytorch', 'MultiStepLR', { milestones: [30, 60] }],
  },
  {
    what: 'with other ratios is a function',
    from: ['keras', 'PiecewiseConstantDecay', { boundaries: [29, 59], values: [0.1, 0.01, 0.005] }],
    to: ['pytorch', 'LambdaLR', lambda],
  },
  ...(
    [
      ['pytorch', 'MultiStepLR', { milestones: [30, 60] }],
      ['paddle', 'MultiStepDecay', { learning_rate: 0.1, milestones: [30, 60] }],
      [
        'optax',
        'piecewise_constant_schedule',
        { init_value: 0.1, boundaries_and_scales: { 30: 0.1, 60: 0.1 } },
      ],
    ] as const
  ).map(
    (to): Row => ({
      what: 'drops at its boundary, as others do',
      from: ['object-detection', 'manual_stepping', { boundaries: [30, 60], rates: [0.1, 0.01, 0.001] }],
      to,
    }),
  ),
  {
    what: 'is a sequence of a line and a cosine, whose length is without the warm-up',
    from: [
      'object-detection',
      'cosine_decay_with_warmup',
      { learning_rate_base: 0.1, total_decay_steps: N, warmup_learning_rate: 0.01, warmup_steps: 10 },
    ],
    to: [
      'pytorch',
      'SequentialLR',
      {
        schedulers: [
          one('LinearLR', { start_factor: 0.1, total_iters: 10 }),
          one('CosineAnnealingLR', { T_max: 90 }),
        ],
        milestones: [10],
      },
    ],
  },
  {
    what: 'is the cosine of timm with its warm-up before it, on updates',
    from: [
      'pytorch',
      'SequentialLR',
      {
        schedulers: [
          one('LinearLR', { start_factor: 0.1, total_iters: 10 }),
          one('CosineAnnealingLR', { T_max: 90, eta_min: 0.001 }),
        ],
        milestones: [10],
      },
    ],
    to: [
      'timm',
      'CosineLRScheduler',
      {
        t_initial: 90,
        lr_min: 0.001,
        warmup_t: 10,
        warmup_lr_init: 0.01,
        warmup_prefix: true,
        t_in_epochs: false,
      },
    ],
  },
  {
    what: 'by iteration is the same',
    from: ['mmcv', 'step', { step: [30, 60], ...iters }],
    to: ['pytorch', 'MultiStepLR', { milestones: [30, 60] }],
  },
  {
    what: 'by iteration has the power of PyTorch where its floor is 0',
    from: ['mmcv', 'poly', { power: 0.9, ...iters }],
    to: ['pytorch', 'PolynomialLR', { total_iters: N, power: 0.9 }],
  },
  {
    what: 'by iteration is stepped once an update, whatever the epochs',
    from: ['mmcv', 'CosineAnnealing', { min_lr: 0.001, ...iters }],
    run: epochs,
    to: ['pytorch', 'CosineAnnealingLR', { T_max: N, eta_min: 0.001 }],
  },
  {
    what: 'by iteration ends one later',
    from: ['mmcv', 'poly', { power: 0.9, min_lr: 0.001, ...iters }],
    run: epochs,
    to: ['mmengine', 'PolyLR', { power: 0.9, eta_min: 0.001, end: N + 1, ...iters }],
  },
  {
    what: 'with a linear warm-up of W iterations ends it at W + 1',
    from: ['mmcv', 'fixed', mmcvWarm('linear')],
    run: epochs,
    to: [
      'mmengine',
      'param_scheduler',
      { schedulers: [one('LinearLR', { start_factor: 0.001, end: 26, ...iters })] },
    ],
  },
  {
    what: 'with a constant warm-up of W iterations ends it at W + 1',
    from: ['mmcv', 'fixed', mmcvWarm('constant')],
    run: epochs,
    to: [
      'mmengine',
      'param_scheduler',
      { schedulers: [one('ConstantLR', { factor: 0.001, end: 26, ...iters })] },
    ],
  },
  {
    what: 'over E epochs ends at E + 1',
    from: ['mmcv', 'poly', { power: 0.9, min_lr: 0.001 }],
    run: epochs,
    to: ['mmengine', 'PolyLR', { power: 0.9, eta_min: 0.001, end: 11 }],
  },
  {
    what: 'over E epochs ends at E + 1, too',
    from: ['mmcv', 'LinearAnnealing', { min_lr: 0.001 }],
    run: epochs,
    to: ['mmengine', 'LinearLR', { start_factor: 1, end_factor: 0.01, end: 11 }],
  },
  {
    what: 'over E epochs has T_max=E, and the end that the runner puts in',
    from: ['mmcv', 'CosineAnnealing', { min_lr: 0.001 }],
    run: epochs,
    to: ['mmengine', 'CosineAnnealingLR', { T_max: 10, eta_min: 0.001 }],
  },
  ...(
    [
      ['paddle', 'OneCycleLR', { max_learning_rate: 0.1, total_steps: N, end_learning_rate: 4e-7 }],
      ['mmengine', 'OneCycleLR', { eta_max: 0.1, total_steps: N, by_epoch: false }],
      ['mmcv', 'OneCycleLrUpdaterHook', { max_lr: 0.1 }],
    ] as const
  ).map(
    (to): Row => ({
      what: 'is the same, with a rate for the end in Paddle',
      from: ['pytorch', 'OneCycleLR', { max_lr: 0.1, total_steps: N }],
      to,
    }),
  ),
  ...(
    [
      ['StepLR', { step_size: 30 }, 'StepDecay', { step_size: 30 }],
      ['MultiStepLR', { milestones: [30, 60] }, 'MultiStepDecay', { milestones: [30, 60] }],
      ['ExponentialLR', { gamma: 0.9 }, 'ExponentialDecay', { gamma: 0.9 }],
      [
        'CosineAnnealingLR',
        { T_max: 30, eta_min: 0.001 },
        'CosineAnnealingDecay',
        { T_max: 30, eta_min: 0.001 },
      ],
      ['LinearLR', { total_iters: 30 }, 'LinearLR', { total_steps: 30 }],
    ] as const
  ).map(
    ([name, args, other, own]): Row => ({
      what: 'has a namesake',
      from: ['pytorch', name, args],
      to: ['paddle', other, { learning_rate: 0.1, ...own }],
    }),
  ),
  {
    what: 'once an epoch has milestones one later, as timm looks one ahead',
    from: ['pytorch', 'MultiStepLR', { milestones: [3, 6] }],
    run: epochs,
    to: ['timm', 'MultiStepLRScheduler', { decay_t: [4, 7], decay_rate: 0.1 }],
  },
  {
    what: 'is steps with a warm-up that multiplies, as no milestone lies within it',
    from: ['detectron2', 'SOLVER', { BASE_LR: 0.02, MAX_ITER: 900, STEPS: [600, 800], WARMUP_ITERS: 100 }],
    run: { stepsPerEpoch: 300, epochs: 3, totalSteps: 900 },
    to: [
      'mmcv',
      'StepLrUpdater',
      { step: [600, 800], warmup: 'linear', warmup_iters: 100, warmup_ratio: 0.001, ...iters },
    ],
  },
  {
    what: 'is an update late, as only a function can say',
    from: [
      'deepspeed',
      'WarmupDecayLR',
      { total_num_steps: N, warmup_max_lr: 0.1, warmup_num_steps: 10, warmup_type: 'linear' },
    ],
    to: ['pytorch', 'LambdaLR', lambda],
  },
];
