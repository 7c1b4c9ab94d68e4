import type { Dialect } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { getScheduler, schedules } from './get-scheduler.ts';
import { trainingArguments } from './training-arguments.ts';

/** What tells the arguments of a Trainer. */
const keys = ['learning_rate', 'lr_scheduler_type', 'num_train_epochs', 'warmup_steps', 'warmup_ratio'];

export const transformers: Dialect = {
  id: 'transformers',
  title: 'Hugging Face transformers, get_scheduler and TrainingArguments',
  clock: 'update',
  version: '5.18.0',
  python: { imports: 'from transformers import *', variable: 'lr_scheduler' },
  layouts: (['flags', 'yaml', 'json'] as const).map((syntax) =>
    configLayout({ syntax, form: trainingArguments, keys, isOnlyRead: true }),
  ),
  forms: [getScheduler, ...schedules, trainingArguments],
  notes: [
    {
      code: 'name',
      text: 'reduce_lr_on_plateau and greedy follow a metric of the training, which nobody knows before it.',
    },
    {
      code: 'clock',
      text: 'The Trainer steps once an update. A custom loop with Accelerate steps once for each device.',
    },
  ],
};
