import type { Case } from './layout-cases.ts';

/** What people write for trainers that make the schedule themselves, and what these write down of a run. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  fastai: [
    {
      what: 'fine-tuning',
      text: `dls = ImageDataLoaders.from_name_func(path, files, is_cat, bs=64)
learn = vision_learner(dls, resnet34, metrics=error_rate)
learn.fine_tune(4, base_lr=3e-3, freeze_epochs=2)`,
      name: 'fine_tune',
      args: { epochs: 4, base_lr: 3e-3, freeze_epochs: 2 },
    },
    {
      what: 'callbacks',
      text: 'learn.fit_one_cycle(n_epoch=10, lr_max=1e-2, cbs=[SaveModelCallback(monitor="accuracy"), GradientAccumulation(256)])',
      name: 'fit_one_cycle',
      args: { n_epoch: 10, lr_max: 1e-2 },
    },
    {
      what: 'the search for a rate',
      text: 'lr_min, lr_steep = learn.lr_find(start_lr=1e-6, num_it=200, suggest_funcs=(minimum, steep))',
      name: 'lr_find',
      args: { start_lr: 1e-6, num_it: 200 },
    },
  ],
  ultralytics: [
    {
      what: 'a program',
      text: `from ultralytics import YOLO
model = YOLO("yolo11n.pt")
results = model.train(data="coco8.yaml", epochs=100, imgsz=640, lr0=0.005, cos_lr=True, batch=16, device=[0, 1])`,
      name: 'train',
      args: { epochs: 100, lr0: 0.005, cos_lr: true },
    },
    {
      what: 'what a run wrote down of its arguments',
      text: `task: detect
mode: train
model: yolov8n.yaml
epochs: 100
time: null
batch: 16
optimizer: auto
cos_lr: false
lr0: 0.01
lrf: 0.01
momentum: 0.937
weight_decay: 0.0005
warmup_epochs: 3.0
warmup_momentum: 0.8
warmup_bias_lr: 0.1
nbs: 64
`,
      name: 'train',
      args: {
        epochs: 100,
        cos_lr: false,
        lr0: 0.01,
        lrf: 0.01,
        momentum: 0.937,
        warmup_epochs: 3,
        warmup_momentum: 0.8,
        warmup_bias_lr: 0.1,
      },
    },
    {
      what: 'a command line with several words',
      text: 'yolo segment train data=coco8-seg.yaml model=yolo11n-seg.pt epochs=50 warmup_epochs=1 warmup_bias_lr=0.0',
      name: 'train',
      args: { epochs: 50, warmup_epochs: 1, warmup_bias_lr: 0 },
    },
  ],
  timm: [
    {
      what: 'what a run wrote down of its arguments, args.yaml',
      text: `batch_size: 256
decay_epochs: 90
decay_milestones:
- 90
- 180
- 270
decay_rate: 0.1
epochs: 300
grad_accum_steps: 1
lr: null
lr_base: 0.005
lr_base_scale: ''
lr_base_size: 256
lr_cycle_decay: 0.5
lr_cycle_limit: 1
lr_cycle_mul: 1.0
lr_k_decay: 1.0
lr_noise: null
lr_noise_pct: 0.67
lr_noise_std: 1.0
min_lr: 0
opt: lamb
sched: cosine
sched_on_updates: false
seed: 42
warmup_epochs: 5
warmup_lr: 1.0e-05
warmup_prefix: false
`,
      name: 'create_scheduler_v2',
      args: {
        decay_epochs: 90,
        decay_milestones: [90, 180, 270],
        decay_rate: 0.1,
        num_epochs: 300,
        cycle_decay: 0.5,
        cycle_limit: 1,
        cycle_mul: 1,
        k_decay: 1,
        noise: null,
        noise_pct: 0.67,
        noise_std: 1,
        min_lr: 0,
        sched: 'cosine',
        step_on_epochs: true,
        noise_seed: 42,
        warmup_epochs: 5,
        warmup_lr: 1e-5,
        warmup_prefix: false,
      },
      run: { baseRate: 0.005, batchSize: 256, accumulation: 1 },
    },
    {
      what: 'flags with noise, by update',
      text: 'python train.py --sched-on-updates --sched cosine --epochs 100 --warmup-prefix --lr-noise 0.4 0.9 --lr-noise-pct 0.5 --lr 1e-3 --grad-accum-steps 2 -b 128',
      name: 'create_scheduler_v2',
      args: {
        step_on_epochs: false,
        sched: 'cosine',
        num_epochs: 100,
        warmup_epochs: 5,
        warmup_prefix: true,
        noise: [0.4, 0.9],
        noise_pct: 0.5,
        cycle_decay: 0.5,
      },
      run: { baseRate: 1e-3, batchSize: 256, accumulation: 2 },
    },
    {
      what: 'a program that asks the loader for its length',
      text: `optimizer = create_optimizer_v2(model, opt="adamw", lr=1e-3, layer_decay=0.75)
scheduler, num_epochs = create_scheduler_v2(
    optimizer, sched="step", num_epochs=30, decay_epochs=10, updates_per_epoch=len(loader)
)`,
      name: 'create_scheduler_v2',
      args: { sched: 'step', num_epochs: 30, decay_epochs: 10 },
      run: { baseRate: 1e-3 },
    },
  ],
};
