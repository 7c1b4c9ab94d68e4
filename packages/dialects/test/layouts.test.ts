import { describe, expect, test } from 'vitest';
import { readText, writeText } from '../src/index.ts';

interface Case {
  readonly what: string;
  readonly text: string;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly run?: Readonly<Record<string, unknown>>;
}

/** What people write in their configurations, and the call that it is. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  mmcv: [
    {
      what: 'a whole configuration',
      text: `# optimizer
optimizer = dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001)
optimizer_config = dict(grad_clip=None)
# learning policy
lr_config = dict(
    policy='step',
    warmup='linear',
    warmup_iters=500,
    warmup_ratio=0.001,
    step=[8, 11])
runner = dict(type='EpochBasedRunner', max_epochs=12)
`,
      name: 'StepLrUpdater',
      args: { warmup: 'linear', warmup_iters: 500, warmup_ratio: 0.001, step: [8, 11] },
      run: { baseRate: 0.02, baseMomentum: 0.9, epochs: 12 },
    },
    {
      what: 'a policy in small letters, by iteration, of an older configuration',
      text: "lr_config = dict(policy='poly', power=0.9, min_lr=1e-4, by_epoch=False)\ntotal_iters = 40000",
      name: 'PolyLrUpdaterHook',
      args: { power: 0.9, min_lr: 1e-4, by_epoch: false },
      run: { totalSteps: 40000 },
    },
    {
      what: 'the rate and the momentum',
      text: `lr_config = dict(policy='cyclic', target_ratio=(20, 1e-4), cyclic_times=2, step_ratio_up=0.3)
momentum_config = dict(policy='cyclic', target_ratio=(0.9 / 0.95, 1), cyclic_times=2, step_ratio_up=0.3)`,
      name: 'register_training_hooks',
      args: {
        lr_config: {
          name: 'CyclicLrUpdaterHook',
          args: { target_ratio: [20, 1e-4], cyclic_times: 2, step_ratio_up: 0.3 },
        },
        momentum_config: {
          name: 'CyclicMomentumUpdaterHook',
          args: { target_ratio: [0.9 / 0.95, 1], cyclic_times: 2, step_ratio_up: 0.3 },
        },
      },
    },
    {
      what: 'a dictionary without a name',
      text: "dict(policy='CosineAnnealing', min_lr_ratio=1e-5)",
      name: 'CosineAnnealingLrUpdater',
      args: { min_lr_ratio: 1e-5 },
    },
  ],
};

for (const [dialect, own] of Object.entries(cases)) {
  describe(`${dialect} reads`, () => {
    test.each(own)('$what', ({ text, name, args, run = {} }) => {
      const read = readText(text, { dialect });
      expect(read).toEqual({ name, args, run, ignored: [] });
      expect(readText(writeText({ dialect, name, args }), { dialect })).toMatchObject({ name, args });
    });
  });
}
