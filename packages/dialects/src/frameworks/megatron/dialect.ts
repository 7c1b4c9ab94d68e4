import type { Dialect, Run } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { numberIn } from '../../text/plain-of.ts';
import { entryOf, type TextNode } from '../../text/text-node.ts';
import { megatronDeclares } from './declares.ts';
import { flags } from './flags.ts';
import { optimizerParamScheduler } from './optimizer-param-scheduler.ts';

/** The batch of an update is among the flags. */
const runIn = (root: TextNode): Run => {
  const batch = numberIn(entryOf(root, 'global_batch_size'));
  return batch === undefined ? {} : { batchSize: batch };
};

export const megatron: Dialect = {
  id: 'megatron',
  title: 'Megatron-LM, OptimizerParamScheduler',
  clock: 'image',
  version: 'd98e8a64 of 2026-08-22',
  layouts: [
    configLayout({
      syntax: 'flags',
      form: flags,
      keys: ['lr', 'lr_decay_style', 'lr_decay_iters', 'lr_decay_samples', 'train_iters', 'train_samples'],
      runKeys: ['micro_batch_size'],
      run: runIn,
      flags: { look: 'dashes' },
    }),
  ],
  python: {
    imports: 'from megatron.core.optimizer_param_scheduler import *',
    variable: 'opt_param_scheduler',
    others: [{ names: [flags.name] }],
  },
  forms: [flags, optimizerParamScheduler],
  declares: { own: megatronDeclares },
};
