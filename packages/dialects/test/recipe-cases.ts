import type { Case } from './layout-cases.ts';

/** What people write in programs and files of frameworks. */
export const cases: Readonly<Record<string, readonly Case[]>> = {
  fastai: [
    {
      what: 'a slice of rates',
      text: `learn = cnn_learner(dls, resnet34, metrics=error_rate)
learn.fit_one_cycle(10, slice(1e-5, 1e-3), div=25., pct_start=0.25, moms=(0.95, 0.85, 0.95), wd=0.1)`,
      name: 'fit_one_cycle',
      args: { n_epoch: 10, lr_max: [1e-5, 1e-3], div: 25, pct_start: 0.25, moms: [0.95, 0.85, 0.95] },
      ignored: [
        'text:2:25: expected a rate for each group of the model, got a slice: its first and last are read',
      ],
    },
    {
      what: 'one rate',
      text: 'learn.fit_flat_cos(4, lr=1e-3)',
      name: 'fit_flat_cos',
      args: { n_epoch: 4, lr: 1e-3 },
    },
    {
      what: 'the rate of the learner',
      text: 'learn = Learner(dls, model, lr=2e-3)\nlearn.fit_sgdr(3, 1)',
      name: 'fit_sgdr',
      args: { n_cycles: 3, cycle_len: 1 },
      run: { baseRate: 2e-3 },
    },
  ],
  pytorch: [
    {
      what: 'names for the parts of a sequence',
      text: `optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
warmup = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=5)
main = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=95)
scheduler = torch.optim.lr_scheduler.SequentialLR(optimizer, [warmup, main], milestones=[5])`,
      name: 'SequentialLR',
      args: {
        schedulers: [
          { name: 'LinearLR', args: { start_factor: 0.1, total_iters: 5 } },
          { name: 'CosineAnnealingLR', args: { T_max: 95 } },
        ],
        milestones: [5],
      },
      run: { baseRate: 1e-3 },
    },
    {
      what: 'a list of schedulers that are all stepped',
      text: `optimizer = SGD(model.parameters(), lr=0.1, momentum=0.9)
schedulers = [LinearLR(optimizer, 0.1, total_iters=5), MultiStepLR(optimizer, milestones=[30, 60])]`,
      name: 'ChainedScheduler',
      args: {
        schedulers: [
          { name: 'LinearLR', args: { start_factor: 0.1, total_iters: 5 } },
          { name: 'MultiStepLR', args: { milestones: [30, 60] } },
        ],
      },
      run: { baseRate: 0.1, baseMomentum: 0.9 },
    },
    {
      what: 'a member that a value was given to',
      text: 'args.lr = 0.1\nopt = SGD(net.parameters(), lr=args.lr)\nscheduler = StepLR(opt, step_size=30)',
      name: 'StepLR',
      args: { step_size: 30 },
      run: { baseRate: 0.1 },
    },
  ],
  paddledetection: [
    {
      what: 'tags of YAML',
      text: `epoch: 12

LearningRate:
  base_lr: 0.01
  schedulers:
  - !PiecewiseDecay
    gamma: 0.1
    milestones: [8, 11]
  - !LinearWarmup
    start_factor: 0.1
    steps: 1000

OptimizerBuilder:
  optimizer: {momentum: 0.9, type: Momentum}`,
      name: 'LearningRate',
      args: {
        base_lr: 0.01,
        schedulers: [
          { name: 'PiecewiseDecay', args: { gamma: 0.1, milestones: [8, 11] } },
          { name: 'LinearWarmup', args: { start_factor: 0.1, steps: 1000 } },
        ],
      },
      run: { epochs: 12 },
    },
    {
      what: 'names',
      text: `LearningRate:
  base_lr: 0.001
  schedulers:
    - name: CosineDecay
      max_epochs: 96
    - name: LinearWarmup
      start_factor: 0.
      epochs: 5
`,
      name: 'LearningRate',
      args: {
        base_lr: 0.001,
        schedulers: [
          { name: 'CosineDecay', args: { max_epochs: 96 } },
          { name: 'LinearWarmup', args: { start_factor: 0, epochs: 5 } },
        ],
      },
    },
    {
      what: 'defaults of a class',
      text: 'LearningRate:\n  base_lr: 0.02\n  schedulers: [!PiecewiseDecay {milestones: [8, 11]}, !LinearWarmup {}]',
      name: 'LearningRate',
      args: {
        base_lr: 0.02,
        schedulers: [
          { name: 'PiecewiseDecay', args: { milestones: [8, 11] } },
          { name: 'LinearWarmup', args: {} },
        ],
      },
    },
  ],
};
