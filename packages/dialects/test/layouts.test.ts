import { issueText } from '@lrlab/core';
import { describe, expect, test } from 'vitest';
import { formOf, readText, writeText } from '../src/index.ts';
import { withDefaults } from '../src/text/with-defaults.ts';
import { cases as flags } from './flag-cases.ts';
import { type Case, cases as configurations } from './layout-cases.ts';
import { cases as programs } from './program-cases.ts';
import { cases as recipes } from './recipe-cases.ts';
import { cases as trainers } from './trainer-cases.ts';

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
  transformers: [
    {
      what: "a Trainer's arguments among many others",
      text: `args = TrainingArguments(
    output_dir="out", per_device_train_batch_size=8, learning_rate=3e-4,
    lr_scheduler_type="cosine", warmup_steps=500, num_train_epochs=3, bf16=True, logging_steps=args.n)`,
      name: 'TrainingArguments',
      args: { learning_rate: 3e-4, lr_scheduler_type: 'cosine', warmup_steps: 500, num_train_epochs: 3 },
    },
    {
      what: 'the flags of an example script',
      text: `python run_glue.py \\
  --model_name_or_path bert-base-cased --do_train \\
  --learning_rate 2e-5 --num_train_epochs 5 --lr_scheduler_type=linear --warmup_ratio 0.06 # of all`,
      name: 'TrainingArguments',
      args: { learning_rate: 2e-5, num_train_epochs: 5, lr_scheduler_type: 'linear', warmup_ratio: 0.06 },
    },
    {
      what: 'YAML',
      text: `### train
per_device_train_batch_size: 1
gradient_accumulation_steps: 8
learning_rate: 1.0e-4
num_train_epochs: 3.0
lr_scheduler_type: cosine
lr_scheduler_kwargs: {num_cycles: 1}
warmup_steps: 0.1
`,
      name: 'TrainingArguments',
      args: {
        gradient_accumulation_steps: 8,
        learning_rate: 1e-4,
        num_train_epochs: 3,
        lr_scheduler_type: 'cosine',
        lr_scheduler_kwargs: { num_cycles: 1 },
        warmup_steps: 0.1,
      },
    },
    {
      what: 'a program',
      text: `optimizer = torch.optim.AdamW(model.parameters(), lr=5e-5)
num_training_steps = 3 * 1000
lr_scheduler = get_scheduler(
    "linear", optimizer=optimizer, num_warmup_steps=0, num_training_steps=num_training_steps
)
progress_bar = tqdm(range(num_training_steps))`,
      name: 'get_scheduler',
      args: { name: 'linear', num_warmup_steps: 0, num_training_steps: 3000 },
      run: { baseRate: 5e-5 },
    },
  ],
};

const all = [cases, configurations, programs, flags, recipes, trainers].flatMap(
  Object.entries<readonly Case[]>,
);

for (const [dialect, own] of all) {
  describe(`${dialect} reads`, () => {
    test.each(own)('$what', ({ text, name, args, run = {}, ignored = [] }) => {
      const read = readText(text, { dialect });
      expect({ ...read, ignored: read.ignored.map(issueText) }).toEqual({ name, args, run, ignored });
      const again = readText(writeText({ dialect, name, args }), { dialect });
      const form = formOf(dialect, name);
      expect(again.name).toBe(name);
      expect(withDefaults(form, again.args)).toEqual(withDefaults(form, args));
    });
  });
}
