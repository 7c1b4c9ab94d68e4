import type { Example } from '@lrlab/analysis';
import { describe, expect, test } from 'vitest';
import { findingsOf } from '../src/lint/findings-of.ts';

/** A case whose numbers the framework itself gave, or its source: what is said, and how grave it is. */
type Case = readonly [what: string, rule: string, severity: string, says: string, example: Example];

const torch = (text: string, totalSteps: number, more: Partial<Example> = {}): Example => ({
  dialect: 'pytorch',
  text,
  run: { baseRate: 1, totalSteps },
  ...more,
});
const cycle = (more: string, totalSteps = 10): Example =>
  torch(`OneCycleLR(optimizer, max_lr=0.1, ${more})`, totalSteps);
const hugging = (warmup: number, total: number, more: Example['run'] = {}): Example => ({
  dialect: 'transformers',
  text: `get_linear_schedule_with_warmup(optimizer, ${warmup}, ${total})`,
  run: { baseRate: 1, totalSteps: total, ...more },
});
const solver = (lines: string, dialect = 'detectron2'): Example => ({
  dialect,
  text: `SOLVER:\n  BASE_LR: 1.0\n${lines}`,
});
const yolo = (text: string): Example => ({ dialect: 'ultralytics', text, run: { stepsPerEpoch: 100 } });

const cases: readonly Case[] = [
  ['a little short', 'coverage', 'warning', '(95 %)', torch('CosineAnnealingLR(optimizer, 100)', 95)],
  ['less than half', 'coverage', 'error', '(49 %)', torch('CosineAnnealingLR(optimizer, 100)', 49)],
  [
    'a factor of 4 is the accumulation',
    'coverage',
    'error',
    'the factor 4 is the accumulation',
    hugging(0, 4000, { totalSteps: 1000, accumulation: 4 }),
  ],
  [
    'the reverse clock',
    'clock/accumulation',
    'error',
    'counts its 1000 updates',
    hugging(0, 4000, { totalSteps: 1000, accumulation: 4 }),
  ],
  [
    'Hugging Face starts at 0',
    'warmup/idle-updates',
    'info',
    'the first update has a rate of 0',
    hugging(10, 1000),
  ],
  [
    'DeepSpeed stays there for two updates',
    'warmup/idle-updates',
    'warning',
    'the first 2 updates',
    {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10, "warmup_max_lr": 1.0}}}',
      run: { totalSteps: 1000 },
    },
  ],
  [
    'a warm-up by epoch idles for its whole first one',
    'warmup/idle-updates',
    'warning',
    'the first 50 updates',
    {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=90, warmup_t=5)',
      run: { baseRate: 1, epochs: 90, stepsPerEpoch: 50 },
    },
  ],
  ['the warm-up is all of it', 'warmup/too-long', 'error', 'not over within the 100', hugging(100, 100)],
  ['it is two fifths', 'warmup/too-long', 'warning', '(40 %)', hugging(40, 100)],
  ['it is five steps of very many', 'warmup/too-long', 'info', 'are these epochs?', hugging(5, 20_000)],
  [
    'timm drops from 0.7 to 0.694',
    'warmup/seam',
    'warning',
    'from 0.7 to 0.6944',
    {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=8, lr_min=0.01, warmup_t=3, warmup_lr_init=0.1)',
      run: { baseRate: 1, epochs: 8 },
    },
  ],
  [
    'a milestone cuts the ramp',
    'warmup/seam',
    'warning',
    'from 0.46 to 1',
    torch(
      'SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=10), ConstantLR(optimizer, 1.0, 95)], [5])',
      100,
    ),
  ],
  [
    'Paddle climbs to another rate',
    'warmup/seam',
    'warning',
    'from 0.099 to 0.05',
    {
      dialect: 'paddle',
      text: 'LinearWarmup(learning_rate=0.05, warmup_steps=100, start_lr=0.0, end_lr=0.1)',
      run: { totalSteps: 1000 },
    },
  ],
  [
    'one cycle of 7 steps meets 0.98056 of its peak',
    'peak/missed',
    'warning',
    '98.1 % of 0.1',
    cycle('total_steps=7', 7),
  ],
  [
    'detectron2 without rescaling comes down under its warm-up',
    'peak/missed',
    'warning',
    ', 65.5 % of 1',
    solver('  LR_SCHEDULER_NAME: WarmupCosineLR\n  MAX_ITER: 1000\n  WARMUP_ITERS: 400'),
  ],
  [
    'one cycle asked one tick past its end',
    'tail/floor-or-rebound',
    'warning',
    'uses tick 10, one past the end',
    cycle('total_steps=10', 11),
  ],
  ['and two past it', 'tail/floor-or-rebound', 'error', 'the framework raises', cycle('total_steps=10', 12)],
  [
    'a cosine comes back up to the half',
    'tail/floor-or-rebound',
    'error',
    'up to 0.5',
    torch('CosineAnnealingLR(optimizer, 100)', 151),
  ],
  [
    'transformers rebound too',
    'tail/floor-or-rebound',
    'error',
    'comes back up',
    {
      dialect: 'transformers',
      text: 'get_cosine_schedule_with_warmup(optimizer, 0, 100)',
      run: { baseRate: 1, totalSteps: 150 },
    },
  ],
  [
    'MMEngine stays at 0.1045',
    'tail/floor-or-rebound',
    'info',
    'the last rate is 0.1045',
    {
      dialect: 'mmengine',
      text: "param_scheduler = dict(type='CosineAnnealingLR', end=5, eta_min=0.01)",
      run: { baseRate: 1, epochs: 5 },
    },
  ],
  [
    '0.055 in place of 0.55',
    'resume/order',
    'error',
    '0.055 in place of 0.55',
    torch('LinearLR(optimizer, 0.1, total_iters=10)', 20, {
      resume: { order: 'optimizer, new scheduler, scheduler', at: 5 },
    }),
  ],
  [
    'a lambda is wrong for one update',
    'resume/order',
    'error',
    'at 1 updates',
    torch('LambdaLR(optimizer, lambda t: 0.9 ** t)', 20, {
      resume: { order: 'optimizer, new scheduler, scheduler', at: 5 },
    }),
  ],
  [
    'no state of the optimizer',
    'resume/order',
    'error',
    'for good',
    torch('ExponentialLR(optimizer, 0.9)', 20, { resume: { order: 'new scheduler, scheduler', at: 5 } }),
  ],
  [
    'the checkpoint has 10 and the configuration 20',
    'resume/order',
    'error',
    'the checkpoint wins',
    torch('CosineAnnealingLR(optimizer, 20)', 20, { resume: { total: 10 } }),
  ],
  [
    'DeiT is an epoch late',
    'boundary/convention',
    'warning',
    'the first two epochs have the same rate',
    {
      dialect: 'deit',
      text: 'python main.py --lr 5e-4 --epochs 300',
      run: { stepsPerEpoch: 10, batchSize: 512 },
    },
  ],
  [
    'timm falls one epoch early',
    'boundary/convention',
    'warning',
    'timm falls at 29 and 59',
    {
      dialect: 'timm',
      text: 'MultiStepLRScheduler(optimizer, decay_t=[30, 60])',
      run: { baseRate: 1, epochs: 90 },
    },
  ],
  [
    'a phase that is left out',
    'onecycle/phase',
    'warning',
    '= 0.5: the way up is left out',
    cycle('total_steps=10, pct_start=0.05'),
  ],
  [
    'an integer for a float',
    'onecycle/phase',
    'error',
    'is the integer 1',
    cycle('total_steps=10, pct_start=1'),
  ],
  ['a peak between two updates', 'onecycle/phase', 'info', '= 2.1 is not whole', cycle('total_steps=7', 7)],
  [
    'a momentum of 0.99 gives way',
    'onecycle/momentum',
    'info',
    '0.99 gives way to 0.85 … 0.95',
    torch('OneCycleLR(optimizer, max_lr=0.1, total_steps=100)', 100, {
      run: { totalSteps: 100, baseMomentum: 0.99 },
    }),
  ],
  [
    'a milestone given twice',
    'milestones',
    'warning',
    '30 stands there twice',
    torch('MultiStepLR(optimizer, [30, 30])', 100),
  ],
  [
    'milestones out of order',
    'milestones',
    'warning',
    'not in rising order',
    torch('MultiStepLR(optimizer, [60, 30])', 100),
  ],
  [
    'a milestone at 0',
    'milestones',
    'warning',
    'a milestone of 0',
    torch('MultiStepLR(optimizer, [0, 30])', 100),
  ],
  [
    'a milestone that is never met',
    'milestones',
    'warning',
    '100 is never met',
    torch('MultiStepLR(optimizer, [30, 100])', 100),
  ],
  [
    'a milestone in the warm-up',
    'milestones',
    'warning',
    '500 lies in the warm-up of 1000',
    solver('  STEPS: (500, 8000)\n  MAX_ITER: 9000'),
  ],
  [
    'PyTorch refuses a start of 0',
    'factor/zero',
    'error',
    'start_factor of LinearLR is 0',
    torch('LinearLR(optimizer, start_factor=0.0)', 100),
  ],
  [
    'a constant of 0 cannot be undone',
    'factor/zero',
    'error',
    'factor of ConstantLR is 0',
    torch('ConstantLR(optimizer, factor=0.0)', 100),
  ],
  [
    'timm misses the third restart by 10',
    'restart/log-index',
    'warning',
    'the restart at 111 ',
    {
      dialect: 'timm',
      text: 'CosineLRScheduler(optimizer, t_initial=1, cycle_mul=10, cycle_limit=5)',
      run: { baseRate: 1, epochs: 1000 },
    },
  ],
  [
    'a share over 1',
    'floor/unit',
    'error',
    'alpha of 5 is a share',
    {
      dialect: 'tensorflow',
      text: 'tf.train.cosine_decay(0.1, step, 100, alpha=5.0)',
      run: { totalSteps: 100 },
    },
  ],
  [
    'a rate that looks like a share',
    'floor/unit',
    'warning',
    'eta_min of 0.01 is a rate',
    torch('CosineAnnealingLR(optimizer, 100, eta_min=0.01)', 100, {
      run: { baseRate: 0.001, totalSteps: 100 },
    }),
  ],
  [
    'five steps of five million',
    'fvcore/early',
    'warning',
    'comes 5 steps early',
    solver('  STEPS: (3000000,)\n  MAX_ITER: 5000000'),
  ],
  [
    'W = N divides by zero',
    'hf/polynomial',
    'error',
    'divides by zero',
    {
      dialect: 'transformers',
      text: 'get_polynomial_decay_schedule_with_warmup(optimizer, 100, 100)',
      run: { baseRate: 1 },
    },
  ],
  [
    'groups with their own rates',
    'hf/polynomial',
    'warning',
    'rates of 1, 0.1',
    {
      dialect: 'transformers',
      text: 'get_polynomial_decay_schedule_with_warmup(optimizer, 10, 100)',
      run: { baseRate: [1, 0.1] },
    },
  ],
  [
    'a frequency beside the accumulation',
    'lightning/interval',
    'warning',
    'every 6 batches',
    {
      dialect: 'lightning',
      text: 'lr_scheduler_config(StepLR(optimizer, 30), interval="step", frequency=3)',
      run: { baseRate: 1, totalSteps: 100, stepsPerEpoch: 10, accumulation: 2 },
    },
  ],
  [
    'a warm-up of one step is raised to 2',
    'deepspeed/log',
    'warning',
    'raised to 2',
    {
      dialect: 'deepspeed',
      text: '{"scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 1, "warmup_type": "linear"}}}',
      run: { baseRate: 1, totalSteps: 100 },
    },
  ],
  [
    'eta_max is 0 unless told',
    'mmengine/end',
    'error',
    'eta_max is 0',
    {
      dialect: 'mmengine',
      text: "param_scheduler = dict(type='OneCycleLR', total_steps=100, by_epoch=False)",
      run: { baseRate: 1, totalSteps: 100 },
    },
  ],
  [
    'a ramp of one tick',
    'mmengine/end',
    'warning',
    'stays at start_factor',
    {
      dialect: 'mmengine',
      text: "param_scheduler = dict(type='LinearLR', begin=0, end=1)",
      run: { baseRate: 1, epochs: 5 },
    },
  ],
  [
    'the inverse square root jumps to its floor',
    'megatron/units',
    'warning',
    'from 0.6325 to 0.1',
    {
      dialect: 'megatron',
      text: 'OptimizerParamScheduler(optimizer, init_lr=0.0, max_lr=1.0, min_lr=0.1, lr_warmup_steps=4, lr_decay_steps=10, lr_decay_style="inverse-square-root")',
      run: { totalSteps: 20 },
    },
  ],
  [
    'WSD without a decay',
    'megatron/units',
    'error',
    'WSD has no length',
    {
      dialect: 'megatron',
      text: 'OptimizerParamScheduler(optimizer, init_lr=0.0, max_lr=1.0, min_lr=0.1, lr_warmup_steps=4, lr_decay_steps=100, lr_decay_style="WSD")',
      run: { totalSteps: 100 },
    },
  ],
  [
    'a warm-up that ends within an epoch',
    'yolo/bias',
    'info',
    'a warm-up of 1.5 epochs',
    yolo('yolo train data=a.yaml epochs=50 warmup_epochs=1.5'),
  ],
  [
    'noise of TensorFlow',
    'noise',
    'info',
    'the rate has noise',
    {
      dialect: 'tensorflow',
      text: 'tf.train.noisy_linear_cosine_decay(0.1, step, 100)',
      run: { totalSteps: 100 },
    },
  ],
];

describe('of what the frameworks do the linter says', () => {
  for (const [what, rule, severity, says, example] of cases) {
    test(`${rule}: ${what}`, () => {
      const found = findingsOf(example).filter((finding) => finding.rule === rule);
      expect(found.map((one) => `${one.severity} ${one.message}`)).toEqual(
        expect.arrayContaining([expect.stringContaining(says)]),
      );
      expect(found.find(({ message }) => message.includes(says))?.severity).toBe(severity);
    });
  }
});

describe('nothing is said of', () => {
  const quiet: readonly (readonly [what: string, rules: RegExp, example: Example])[] = [
    [
      'a warm-up at one rate, which is meant to jump',
      /seam/,
      torch(
        'SequentialLR(optimizer, [ConstantLR(optimizer, 0.1, 5), ExponentialLR(optimizer, 0.99)], [5])',
        100,
      ),
    ],
    [
      'an exponential warm-up, which is steep at its end',
      /seam/,
      {
        dialect: 'mmcv',
        text: "lr_config = dict(policy='fixed', by_epoch=False, warmup='exp', warmup_iters=500, warmup_ratio=0.001)",
        run: { baseRate: 1, totalSteps: 5000 },
      },
    ],
    [
      'a milestone where the warm-up ends',
      /seam|milestones/,
      solver('  STEPS: (1000, 8000)\n  MAX_ITER: 9000'),
    ],
    [
      'steps that fall by stairs of an epoch, warmed up by epoch',
      /seam|peak|tail/,
      {
        dialect: 'torchvision',
        text: 'train.py --lr-warmup-epochs 5 --lr-warmup-method linear --lr-step-size 30',
        run: { baseRate: 1, epochs: 90, stepsPerEpoch: 100 },
      },
    ],
    [
      'timm milestones that were moved',
      /boundary/,
      {
        dialect: 'timm',
        text: 'MultiStepLRScheduler(optimizer, decay_t=[31, 61])',
        run: { baseRate: 1, epochs: 90 },
      },
    ],
    [
      'a run that nothing is known of',
      /./,
      { dialect: 'pytorch', text: 'CosineAnnealingLR(optimizer, 100, eta_min=1e-5)' },
    ],
    [
      'lengths in epochs and steps without the steps of an epoch',
      /./,
      {
        dialect: 'mmcv',
        text: "lr_config = dict(policy='step', warmup='linear', warmup_iters=500, step=[8, 11])\nrunner = dict(max_epochs=12)",
        run: { baseRate: 0.02 },
      },
    ],
  ];
  for (const [what, rules, example] of quiet) {
    test(what, () => {
      const alarms = findingsOf(example).filter(
        ({ rule, severity }) => severity !== 'info' && rules.test(rule),
      );
      expect(alarms).toEqual([]);
    });
  }
});
