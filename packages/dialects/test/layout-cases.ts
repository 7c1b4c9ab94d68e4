/** A text that people write, and the call that it is. */
export interface Case {
  readonly what: string;
  readonly text: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly run?: Readonly<Record<string, unknown>>;
  /** What is passed over, as it is told. */
  readonly ignored?: readonly string[];
}

/** What people write in the configurations of frameworks with a file of their own. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  mmengine: [
    {
      what: 'a whole configuration',
      text: `train_cfg = dict(type='EpochBasedTrainLoop', max_epochs=12, val_interval=1)
param_scheduler = [
    dict(
        type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=500),
    dict(
        type='MultiStepLR',
        begin=0,
        end=12,
        by_epoch=True,
        milestones=[8, 11],
        gamma=0.1)
]
optim_wrapper = dict(
    type='OptimWrapper',
    optimizer=dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001))
auto_scale_lr = dict(enable=False, base_batch_size=16)`,
      name: 'param_scheduler',
      args: {
        schedulers: [
          { name: 'LinearLR', args: { start_factor: 0.001, by_epoch: false, begin: 0, end: 500 } },
          {
            name: 'MultiStepLR',
            args: { begin: 0, end: 12, by_epoch: true, milestones: [8, 11], gamma: 0.1 },
          },
        ],
      },
      run: { baseRate: 0.02, baseMomentum: 0.9, epochs: 12 },
    },
    {
      what: 'one dictionary, by iteration, with accumulation',
      text: `param_scheduler = dict(type="PolyLR", eta_min=1e-4, power=0.9, begin=0, end=40000, by_epoch=False)
train_cfg = dict(type='IterBasedTrainLoop', max_iters=40000)
optim_wrapper = dict(optimizer=dict(type='AdamW', lr=6e-5, betas=(0.9, 0.999)), accumulative_counts=4)`,
      name: 'PolyLR',
      args: { eta_min: 1e-4, power: 0.9, begin: 0, end: 40000, by_epoch: false },
      run: { baseRate: 6e-5, baseMomentum: 0.9, totalSteps: 10000, accumulation: 4 },
    },
    {
      what: 'classes of a configuration in pure Python, and names',
      text: `from mmengine.optim.scheduler import LinearLR, CosineAnnealingLR
max_epochs = 300
num_last_epochs = 15
param_scheduler = [
    dict(type=LinearLR, start_factor=1.0e-5, by_epoch=False, begin=0, end=1000),
    dict(type='mmengine.CosineAnnealingLR', eta_min=0.05 * 0.004, begin=max_epochs // 2, end=max_epochs,
         T_max=max_epochs // 2, convert_to_iter_based=True),
]`,
      name: 'param_scheduler',
      args: {
        schedulers: [
          { name: 'LinearLR', args: { start_factor: 1e-5, by_epoch: false, begin: 0, end: 1000 } },
          {
            name: 'CosineAnnealingLR',
            args: { eta_min: 0.0002, begin: 150, end: 300, T_max: 150, convert_to_iter_based: true },
          },
        ],
      },
    },
  ],
  'object-detection': [
    {
      what: 'a whole pipeline.config',
      text: `model { ssd { num_classes: 90 } }
train_config: {
  batch_size: 128
  num_steps: 25000
  optimizer {
    momentum_optimizer: {
      learning_rate: {
        cosine_decay_learning_rate {
          learning_rate_base: .04
          total_steps: 25000
          warmup_learning_rate: .013333
          warmup_steps: 2000
        }
      }
      momentum_optimizer_value: 0.9
    }
    use_moving_average: false
  }
}`,
      name: 'cosine_decay_with_warmup',
      args: {
        learning_rate_base: 0.04,
        total_decay_steps: 25000,
        warmup_learning_rate: 0.013333,
        warmup_steps: 2000,
        hold_base_rate_steps: 0,
      },
      run: { totalSteps: 25000, batchSize: 128 },
    },
    {
      what: 'an exponential of which half is left to the defaults',
      text: `learning_rate {
  exponential_decay_learning_rate { initial_learning_rate: 0.004 decay_steps: 800720 }
}`,
      name: 'exponential_decay_with_burnin',
      args: {
        learning_rate_base: 0.004,
        learning_rate_decay_steps: 800720,
        learning_rate_decay_factor: 0.95,
        burnin_learning_rate: 0,
        burnin_steps: 0,
        min_learning_rate: 0,
        staircase: true,
      },
    },
    {
      what: 'manual steps',
      text: `learning_rate: {
  manual_step_learning_rate {
    initial_learning_rate: 0.0002
    schedule { step: 900000 learning_rate: .00002 }
    schedule { step: 1200000 learning_rate: .000002 }
    warmup: false
  }
}`,
      name: 'manual_stepping',
      args: { boundaries: [900000, 1200000], rates: [0.0002, 0.00002, 0.000002], warmup: false },
    },
    {
      what: 'a constant',
      text: 'learning_rate { constant_learning_rate { learning_rate: 0.001 } }',
      name: 'manual_stepping',
      args: { boundaries: [], rates: [0.001] },
    },
  ],
  detectron2: [
    {
      what: 'YAML with a tuple of Python in it',
      text: `_BASE_: "../Base-RCNN-FPN.yaml"
MODEL:
  WEIGHTS: "detectron2://ImageNetPretrained/MSRA/R-50.pkl"
SOLVER:
  IMS_PER_BATCH: 16
  BASE_LR: 0.02
  STEPS: (60000, 80000)
  MAX_ITER: 90000
  WEIGHT_DECAY: 0.0001
`,
      name: 'SOLVER',
      args: { BASE_LR: 0.02, STEPS: [60000, 80000], MAX_ITER: 90000 },
      run: { totalSteps: 90000, batchSize: 16 },
      ignored: ['text:9:3: expected arguments of the schedule, got WEIGHT_DECAY'],
    },
    {
      what: 'statements of a notebook',
      text: `cfg = get_cfg()
cfg.merge_from_file(model_zoo.get_config_file("COCO-InstanceSegmentation/mask_rcnn_R_50_FPN_3x.yaml"))
cfg.DATALOADER.NUM_WORKERS = 2
cfg.SOLVER.IMS_PER_BATCH = 2
cfg.SOLVER.LR_SCHEDULER_NAME = "WarmupCosineLR"
cfg.SOLVER.BASE_LR = 0.00025
cfg.SOLVER.MAX_ITER = 300
cfg.SOLVER.STEPS = []`,
      name: 'SOLVER',
      args: { LR_SCHEDULER_NAME: 'WarmupCosineLR', BASE_LR: 0.00025, MAX_ITER: 300, STEPS: [] },
      run: { totalSteps: 300, batchSize: 2 },
    },
    {
      what: 'pairs of words on a command line',
      text: `./train_net.py --config-file configs/faster_rcnn.yaml --num-gpus 1 \\
  SOLVER.IMS_PER_BATCH 2 SOLVER.BASE_LR 0.0025 SOLVER.STEPS "(480000, 640000)" SOLVER.MAX_ITER 720000`,
      name: 'SOLVER',
      args: { BASE_LR: 0.0025, STEPS: [480000, 640000], MAX_ITER: 720000 },
      run: { totalSteps: 720000, batchSize: 2 },
    },
    {
      what: 'a lazy configuration',
      text: `from detectron2.config import LazyCall as L
lr_multiplier = L(WarmupParamScheduler)(
    scheduler=L(MultiStepParamScheduler)(
        values=[1.0, 0.1, 0.01], milestones=[163889, 177546], num_updates=184375,
    ),
    warmup_length=250 / 184375,
    warmup_factor=0.067,
)
optimizer = model_zoo.get_config("common/optim.py").SGD
optimizer.lr = 0.1
train.max_iter = 184375`,
      name: 'LRMultiplier',
      args: {
        multiplier: {
          name: 'WarmupParamScheduler',
          args: {
            scheduler: {
              name: 'MultiStepParamScheduler',
              args: { values: [1, 0.1, 0.01], milestones: [163889, 177546], num_updates: 184375 },
            },
            warmup_length: 250 / 184375,
            warmup_factor: 0.067,
          },
        },
        max_iter: 184375,
      },
      run: { baseRate: 0.1 },
    },
  ],
  deepspeed: [
    {
      what: 'a whole configuration',
      text: `{
  "train_batch_size": 64,
  "train_micro_batch_size_per_gpu": 4,
  "gradient_accumulation_steps": 2,
  "optimizer": {"type": "AdamW", "params": {"lr": 3e-5, "betas": [0.8, 0.999], "eps": 1e-8}},
  "scheduler": {
    "type": "WarmupDecayLR",
    "params": {"warmup_min_lr": 0, "warmup_max_lr": 3e-5, "warmup_num_steps": 500, "total_num_steps": 10000}
  },
  "fp16": {"enabled": true}
}`,
      name: 'WarmupDecayLR',
      args: { warmup_min_lr: 0, warmup_max_lr: 3e-5, warmup_num_steps: 500, total_num_steps: 10000 },
      run: { baseRate: 3e-5, baseMomentum: 0.8, batchSize: 64, accumulation: 2, devices: 8 },
    },
    {
      what: 'a scheduler alone',
      text: '{"scheduler": {"type": "WarmupCosineLR", "params": {"total_num_steps": 1000, "warmup_num_steps": 10}}}',
      name: 'WarmupCosineLR',
      args: { total_num_steps: 1000, warmup_num_steps: 10 },
    },
    {
      what: 'a rate that is left to the Trainer',
      text: `{"optimizer": {"type": "AdamW", "params": {"lr": "auto"}},
 "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 0.001, "warmup_type": "linear"}}}`,
      name: 'WarmupLR',
      args: { warmup_max_lr: 0.001, warmup_type: 'linear' },
      ignored: ['text:1:50: expected a number, got "auto", which the Trainer of transformers fills in'],
    },
  ],
  megatron: [
    {
      what: 'the flags of a script',
      text: `torchrun --nproc_per_node=8 pretrain_gpt.py \\
  --global-batch-size 256 --lr 0.00015 --train-iters 500000 --lr-decay-iters 320000 \\
  --lr-decay-style cosine --min-lr 1.0e-5 --lr-warmup-fraction .01`,
      name: 'get_optimizer_param_scheduler',
      args: {
        lr: 0.00015,
        train_iters: 500000,
        lr_decay_iters: 320000,
        lr_decay_style: 'cosine',
        min_lr: 1e-5,
        lr_warmup_fraction: 0.01,
        global_batch_size: 256,
      },
      run: { batchSize: 256 },
      ignored: ['text:1:10: expected arguments of the schedule, got nproc_per_node'],
    },
    {
      what: 'samples',
      text: '--lr=1e-4 --train-samples=1000000 --lr-decay-samples=900000 --lr-warmup-samples=10000',
      name: 'get_optimizer_param_scheduler',
      args: { lr: 1e-4, train_samples: 1000000, lr_decay_samples: 900000, lr_warmup_samples: 10000 },
    },
    {
      what: 'warm-up, stable, decay',
      text: '--lr 3e-4 --lr-decay-style WSD --lr-wsd-decay-style linear --lr-wsd-decay-iters 1000 --train-iters 10000',
      name: 'get_optimizer_param_scheduler',
      args: {
        lr: 3e-4,
        lr_decay_style: 'WSD',
        lr_wsd_decay_style: 'linear',
        lr_wsd_decay_iters: 1000,
        train_iters: 10000,
      },
    },
  ],
};
