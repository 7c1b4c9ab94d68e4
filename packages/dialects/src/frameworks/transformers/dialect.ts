import type { Dialect, Form } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { pythonArgs } from '../../text/python-args.ts';
import type { TextArg } from '../../text/text-node.ts';
import { lambdaLr, lambdaStyle } from '../pytorch/lambda-lr.ts';
import { transformersDeclares } from './declares.ts';
import { getScheduler, schedules } from './get-scheduler.ts';
import { trainingArguments } from './training-arguments.ts';

/** What tells the arguments of a Trainer. */
const keys = ['learning_rate', 'lr_scheduler_type', 'num_train_epochs', 'warmup_steps', 'warmup_ratio'];

/** `SchedulerType.COSINE` is "cosine". */
function unlessMember(arg: TextArg, text: string): readonly TextArg[] {
  const { from, to } = arg.value;
  const [, member] = /\bSchedulerType\.([A-Z_]+)$/.exec(text.slice(from, to)) ?? [];
  if (arg.value.kind !== 'opaque' || member === undefined) return [arg];
  return [{ ...arg, value: { kind: 'value', value: member.toLowerCase(), from, to } }];
}

const forms: readonly Form[] = [getScheduler, ...schedules, trainingArguments, lambdaLr];

export const transformers: Dialect = {
  id: 'transformers',
  title: 'Hugging Face transformers, get_scheduler and TrainingArguments',
  clock: 'update',
  version: '5.18.0',
  python: { imports: 'from transformers import *', variable: 'lr_scheduler', others: [lambdaStyle] },
  layouts: [
    ...(['flags', 'yaml', 'json'] as const).map((syntax) =>
      configLayout({ syntax, form: trainingArguments, keys, isOnlyRead: true }),
    ),
    pythonArgs(forms, unlessMember),
  ],
  forms,
  declares: { own: transformersDeclares },
  notes: [
    {
      code: 'name',
      text: 'reduce_lr_on_plateau and greedy follow a metric of the training, which nobody knows before it.',
    },
    {
      code: 'name',
      text: 'Any function is the LambdaLR of PyTorch, as what get_scheduler gives is: Trainer(optimizers=(optimizer, lr_scheduler)).',
    },
    {
      code: 'clock',
      text: 'The Trainer steps once an update. A custom loop with Accelerate steps once for each device.',
    },
  ],
};
