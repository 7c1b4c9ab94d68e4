import { describe, expect, test } from 'vitest';
import { type Args, formOf, readText, sameSchedule, writeProgram, writeText } from '../src/index.ts';
import { withDefaults } from '../src/text/with-defaults.ts';

interface Case {
  readonly dialect: string;
  readonly name: string;
  readonly args: Args;
  readonly run?: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const warmup = { name: 'LinearLR', args: { start_factor: 0.001, by_epoch: false, begin: 0, end: 500 } };
const drops = { name: 'MultiStepLR', args: { milestones: [8, 11], gamma: 0.1, end: 12 } };
const drop = { function: 'def rate(step):\n    return 1.0 if step < 30 else 0.1' };

const cases: readonly Case[] = [
  {
    dialect: 'mmengine',
    name: 'param_scheduler',
    args: { schedulers: [warmup, drops] },
    text: `param_scheduler = [
    dict(type="LinearLR", start_factor=0.001, end=500, by_epoch=False),
    dict(type="MultiStepLR", milestones=[8, 11], end=12),
]`,
  },
  {
    dialect: 'mmengine',
    name: 'MultiStepLR',
    args: drops.args,
    text: 'param_scheduler = dict(type="MultiStepLR", milestones=[8, 11], end=12)',
  },
  {
    dialect: 'object-detection',
    name: 'cosine_decay_with_warmup',
    args: {
      learning_rate_base: 0.04,
      total_decay_steps: 25000,
      warmup_learning_rate: 0.01,
      warmup_steps: 10000,
    },
    text: `learning_rate {
  cosine_decay_learning_rate {
    learning_rate_base: 0.04
    total_steps: 25000
    warmup_learning_rate: 0.01
  }
}`,
  },
  {
    dialect: 'detectron2',
    name: 'SOLVER',
    args: { BASE_LR: 0.02, STEPS: [60000, 80000], MAX_ITER: 90000, GAMMA: 0.1 },
    run: { batchSize: 16 },
    text: `SOLVER:
  MAX_ITER: 90000
  BASE_LR: 0.02
  STEPS: (60000, 80000)
  IMS_PER_BATCH: 16`,
  },
  {
    dialect: 'deepspeed',
    name: 'WarmupLR',
    args: { warmup_max_lr: 0.001, warmup_num_steps: 1000, warmup_type: 'linear' },
    run: { batchSize: 64, accumulation: 2 },
    text: JSON.stringify(
      {
        train_batch_size: 64,
        gradient_accumulation_steps: 2,
        scheduler: { type: 'WarmupLR', params: { warmup_max_lr: 0.001, warmup_type: 'linear' } },
      },
      null,
      2,
    ),
  },
  {
    dialect: 'megatron',
    name: 'get_optimizer_param_scheduler',
    args: { lr: 3e-4, min_lr: 0, lr_decay_style: 'cosine', train_iters: 1000 },
    text: '--lr 0.0003 --lr-decay-style cosine --train-iters 1000',
  },
  {
    dialect: 'paddledetection',
    name: 'LearningRate',
    args: {
      base_lr: 0.01,
      schedulers: [
        { name: 'PiecewiseDecay', args: { gamma: 0.1, milestones: [8, 11] } },
        { name: 'LinearWarmup', args: {} },
      ],
    },
    run: { epochs: 12 },
    text: `epoch: 12

LearningRate:
  base_lr: 0.01
  schedulers:
  - !PiecewiseDecay
    gamma: 0.1
    milestones: [8, 11]
  - !LinearWarmup {}`,
  },
  {
    dialect: 'ultralytics',
    name: 'train',
    args: { epochs: 50, cos_lr: true, lr0: 0.01 },
    text: 'yolo train cos_lr=True epochs=50',
  },
  {
    dialect: 'torchvision',
    name: 'detection',
    args: { lr_steps: [8, 11] },
    run: { baseRate: 0.02, epochs: 12 },
    text: 'python references/detection/train.py --lr-steps 8 11 --lr 0.02 --epochs 12',
  },
  {
    dialect: 'deit',
    name: 'main',
    args: { unscale_lr: true, warmup_epochs: 10 },
    text: 'python main.py --unscale-lr --warmup-epochs 10',
  },
  {
    dialect: 'lightning',
    name: 'lr_scheduler_config',
    args: { scheduler: { name: 'MultiStepLR', args: { milestones: [100] } }, interval: 'step' },
    text: `from torch.optim.lr_scheduler import MultiStepLR

lr_scheduler_config = {
    "scheduler": MultiStepLR(optimizer=optimizer, milestones=[100]), "interval": "step"
}`,
  },
  {
    dialect: 'lightning',
    name: 'lr_scheduler_config',
    args: { scheduler: { name: 'StepLR', args: { step_size: 30 } }, interval: 'epoch', frequency: 2 },
    text: `from torch.optim.lr_scheduler import StepLR

lr_scheduler_config = {
    "scheduler": StepLR(optimizer=optimizer, step_size=30), "frequency": 2
}`,
  },
  {
    dialect: 'lightning',
    name: 'lr_scheduler_config',
    args: { scheduler: { name: 'LambdaLR', args: { lr_lambda: drop } } },
    text: `from torch.optim.lr_scheduler import LambdaLR


def rate(step):
    return 1.0 if step < 30 else 0.1


lr_scheduler_config = {"scheduler": LambdaLR(optimizer=optimizer, lr_lambda=rate)}`,
  },
  {
    dialect: 'accelerate',
    name: 'AcceleratedScheduler',
    args: { scheduler: { name: 'MultiStepLR', args: { milestones: [100] } } },
    run: { devices: 2 },
    text: `from torch.optim.lr_scheduler import MultiStepLR

scheduler = accelerator.prepare(MultiStepLR(optimizer=optimizer, milestones=[100]))`,
  },
  {
    dialect: 'accelerate',
    name: 'AcceleratedScheduler',
    args: { scheduler: { name: 'get_scheduler', args: { name: 'constant' } }, split_batches: true },
    run: { accumulation: 4 },
    text: `from accelerate import Accelerator, DataLoaderConfiguration
from transformers import get_scheduler

accelerator = Accelerator(
    gradient_accumulation_steps=4,
    dataloader_config=DataLoaderConfiguration(split_batches=True),
)
scheduler = accelerator.prepare(get_scheduler(name="constant", optimizer=optimizer))`,
  },
  {
    dialect: 'accelerate',
    name: 'AcceleratedScheduler',
    args: {
      scheduler: { name: 'LambdaLR', args: { lr_lambda: drop } },
      step_with_optimizer: false,
    },
    text: `from accelerate import Accelerator
from torch.optim.lr_scheduler import LambdaLR


def rate(step):
    return 1.0 if step < 30 else 0.1


accelerator = Accelerator(step_scheduler_with_optimizer=False)
scheduler = accelerator.prepare(LambdaLR(optimizer=optimizer, lr_lambda=rate))`,
  },
  // What the configuration cannot say is a call.
  {
    dialect: 'object-detection',
    name: 'cosine_decay_with_warmup',
    args: { learning_rate_base: 0.04, total_decay_steps: 100, alpha: 0.1 },
    text: `cosine_decay_with_warmup(
    global_step=global_step, learning_rate_base=0.04, total_decay_steps=100, alpha=0.1
)`,
  },
];

test.each(cases)('$dialect users write $name as their configuration has it', (written) => {
  const { dialect, name, args, run = {}, text } = written;
  expect(writeText({ dialect, name, args, run })).toBe(text);
  const form = formOf(dialect, name);
  const again = readText(text, { dialect });
  expect(again).toMatchObject({ name, ignored: [] });
  expect(sameSchedule(withDefaults(form, again.args), withDefaults(form, args))).toBe(true);
});

const programs: readonly Omit<Case, 'text'>[] = [
  {
    dialect: 'pytorch',
    name: 'SequentialLR',
    args: {
      schedulers: [
        { name: 'LinearLR', args: { total_iters: 2 } },
        { name: 'StepLR', args: { step_size: 3 } },
      ],
      milestones: [2],
    },
  },
  { dialect: 'tensorflow', name: 'cosine_decay', args: { learning_rate: 0.1, decay_steps: 10 } },
  { dialect: 'keras', name: 'CosineDecay', args: { initial_learning_rate: 0.1, decay_steps: 10 } },
  { dialect: 'optax', name: 'cosine_decay_schedule', args: { init_value: 0.1, decay_steps: 10 } },
  { dialect: 'timm', name: 'CosineLRScheduler', args: { t_initial: 10 } },
  { dialect: 'transformers', name: 'get_scheduler', args: { name: 'constant' } },
];

describe('a program has the imports that it needs', () => {
  test('each once, and with the names that are taken from it', () => {
    const scheduler = { name: 'CosineParamScheduler', args: { start_value: 1, end_value: 0 } };
    const multiplier = {
      name: 'WarmupParamScheduler',
      args: { scheduler, warmup_factor: 0.1, warmup_length: 0.1 },
    };
    const args = { multiplier, max_iter: 10 };
    expect(
      writeProgram({ dialect: 'detectron2', name: 'LRMultiplier', args }).split('\n\n')[0],
    ).toBe(`from detectron2.solver.lr_scheduler import LRMultiplier, WarmupParamScheduler
from fvcore.common.param_scheduler import CosineParamScheduler`);
    const decay = { learning_rate: 0.1, milestones: [1, 2] };
    expect(writeProgram({ dialect: 'paddle', name: 'MultiStepDecay', args: decay })).toMatch(
      /^import paddle\n\nscheduler = paddle\.optimizer\.lr\.MultiStepDecay\(/,
    );
    const fluid = { learning_rate: 0.1, decay_steps: 10, decay_rate: 0.5 };
    expect(writeProgram({ dialect: 'paddle', name: 'exponential_decay', args: fluid })).toMatch(
      /^import paddle\.fluid as fluid\n\nlearning_rate = fluid\.layers\.exponential_decay\(/,
    );
  });

  test.each(programs)('$dialect', ({ dialect, name, args }) => {
    const program = writeProgram({ dialect, name, args });
    expect(program).toMatch(/^(?:import|from) /);
    expect(readText(program, { dialect })).toMatchObject({ name, ignored: [] });
  });
});
