import type { Dialect } from '../form.ts';
import { getScheduler, schedules } from './get-scheduler.ts';
import { trainingArguments } from './training-arguments.ts';

export const transformers: Dialect = {
  id: 'transformers',
  title: 'Hugging Face transformers, get_scheduler and TrainingArguments',
  clock: 'update',
  version: '5.18.0',
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
