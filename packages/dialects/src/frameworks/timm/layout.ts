import type { Run } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import type { Layout } from '../../text/layout.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { entryOf, type TextNode } from '../../text/text-node.ts';
import { createScheduler } from './create-scheduler.ts';

/** The flags of train.py by the factory's arguments, where they are called otherwise. */
const names = {
  num_epochs: 'epochs',
  noise: 'lr_noise',
  noise_pct: 'lr_noise_pct',
  noise_std: 'lr_noise_std',
  noise_seed: 'seed',
  cycle_mul: 'lr_cycle_mul',
  cycle_decay: 'lr_cycle_decay',
  cycle_limit: 'lr_cycle_limit',
  k_decay: 'lr_k_decay',
  step_on_epochs: 'sched_on_updates',
};

const keys = ['sched', 'epochs', 'lr', 'lr_base', 'warmup_epochs', 'warmup_lr', 'min_lr', 'decay_epochs'];
const runKeys = [
  'lr',
  'lr_base',
  'lr_base_size',
  'lr_base_scale',
  'batch_size',
  'b',
  'opt',
  'grad_accum_steps',
];

/** What train.py scales `--lr-base` with: its quotient of batches, or the root of that for adaptive optimizers. */
function scaleOf(root: TextNode, batch: number): number {
  const ratio = batch / (numberIn(entryOf(root, 'lr_base_size')) ?? 256);
  const told = stringIn(entryOf(root, 'lr_base_scale'));
  const optimizer = stringIn(entryOf(root, 'opt')) ?? 'sgd';
  const isRoot = told ? told === 'sqrt' : /ada|lamb/i.test(optimizer);
  return isRoot ? Math.sqrt(ratio) : ratio;
}

/** The rate is `--lr`, or `--lr-base` (0.1) for a batch of 256, scaled to that of an update. */
function runIn(root: TextNode, text: string): Run {
  const own = recipeRun({ window: 'grad_accum_steps' })(root);
  const short = numberIn(entryOf(root, 'b'));
  const [, started] = /distributed_train\.sh\s+(\d+)/.exec(text) ?? [];
  const devices = own.devices ?? (started === undefined ? undefined : Number(started));
  const each = numberIn(entryOf(root, 'batch_size')) ?? short;
  const batch = (each ?? 128) * (own.accumulation ?? 1) * (devices ?? 1);
  const base = numberIn(entryOf(root, 'lr_base')) ?? 0.1;
  return {
    ...own,
    ...(devices === undefined ? {} : { devices }),
    ...(each === undefined ? {} : { batchSize: batch }),
    baseRate: numberIn(entryOf(root, 'lr')) ?? base * scaleOf(root, batch),
  };
}

/** Flags of timm's train.py, or its `--config`; in Python its users call the factory, which has other defaults. */
export const trainScript: readonly Layout[] = (['flags', 'yaml'] as const).map((syntax) =>
  configLayout({
    syntax,
    form: createScheduler,
    keys,
    names,
    runKeys: [...runKeys, ...launchKeys],
    defaults: { warmup_epochs: 5, cycle_decay: 0.5 },
    // A flag for the reverse of the argument.
    readValue: (node, name) =>
      name === 'step_on_epochs' && node.kind === 'value' ? { ...node, value: node.value !== true } : node,
    run: runIn,
    isOnlyRead: true,
  }),
);
