import type { Args, Dialect } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import type { Layout } from '../../text/layout.ts';
import { adjustLearningRate } from './adjust-learning-rate.ts';

/** What a script takes where it is not told, other than pre-training does. */
const scripts: Readonly<Record<string, Args>> = {
  main_finetune: { warmup_epochs: 5, epochs: 50, min_lr: 1e-6 },
  main_linprobe: { warmup_epochs: 10, epochs: 90, blr: 0.1 },
};

const flagsOf = (script: string, defaults: Args = {}): Layout =>
  configLayout({
    syntax: 'flags',
    form: adjustLearningRate,
    keys: ['lr', 'blr', 'min_lr', 'warmup_epochs', 'epochs'],
    runKeys: ['batch_size', 'accum_iter', ...launchKeys],
    defaults,
    run: recipeRun('accum_iter'),
    flags: { look: 'plain', program: `python ${script}.py` },
    ...(script in scripts && { isFor: (_, text) => text.includes(script), isOnlyRead: true }),
  });

export const mae: Dialect = {
  id: 'mae',
  title: 'MAE, util/lr_sched.py',
  clock: 'update',
  version: 'efb2a80 (2022)',
  layouts: [
    ...Object.entries(scripts).map(([script, defaults]) => flagsOf(script, defaults)),
    flagsOf('main_pretrain'),
  ],
  forms: [adjustLearningRate],
};
