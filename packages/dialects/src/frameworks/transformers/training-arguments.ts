import type { Schedule } from '@lrlab/core';
import { type Args, type Form, form, type GroupRun } from '../../form/form.ts';
import {
  besides,
  dict,
  from0,
  integer,
  number,
  optional,
  orNone,
  passedIn,
  when,
} from '../../form/parameter.ts';
import { highestOf } from '../../shared/highest-of.ts';
import { spansOf } from '../../shared/timeline.ts';
import { readByName, refusedByName, type SchedulerArgs, scheduleName, writeByName } from './get-scheduler.ts';
import { unwindowed } from './warm-up.ts';

interface TrainingArguments {
  readonly num_train_epochs: number;
  readonly max_steps: number;
  readonly learning_rate: number;
  readonly lr_scheduler_type: string;
  readonly lr_scheduler_kwargs: Args | null;
  readonly warmup_steps: number;
  readonly warmup_ratio: number | null;
  readonly gradient_accumulation_steps: number;
}

/** Updates of the run, as Trainer rounds: a window of batches that is left over at the end of an epoch updates as well. */
function totalOf(args: TrainingArguments, { batchesPerEpoch, stepsPerEpoch = 1 }: GroupRun): number {
  if (args.max_steps >= 0) return args.max_steps;
  const perEpoch =
    batchesPerEpoch === undefined
      ? stepsPerEpoch
      : Math.ceil(batchesPerEpoch / args.gradient_accumulation_steps);
  return Math.ceil(args.num_train_epochs * perEpoch);
}

function warmupOf({ warmup_steps, warmup_ratio }: TrainingArguments, total: number): number {
  if (warmup_ratio !== null && warmup_steps === 0) return Math.ceil(total * warmup_ratio);
  return warmup_steps >= 1 ? Math.trunc(warmup_steps) : Math.ceil(total * warmup_steps);
}

function namedOf(args: TrainingArguments, run: GroupRun): SchedulerArgs {
  const num_training_steps = totalOf(args, run);
  return {
    name: args.lr_scheduler_type,
    num_warmup_steps: warmupOf(args, num_training_steps),
    num_training_steps,
    scheduler_specific_kwargs: args.lr_scheduler_kwargs,
  };
}

/** The rate from which a curve comes down that is joined late, as in a run that is shorter than its decay. */
const hiddenPeakOf = (schedule: Schedule): number =>
  spansOf(schedule).reduce((peak, { part }) => Math.max(peak, highestOf(unwindowed(part))), -Infinity);

const withRate = (run: GroupRun, baseRate: number): GroupRun => ({ ...run, baseRate });

export const trainingArguments: Form = form<TrainingArguments>({
  name: 'TrainingArguments',
  aliases: ['Seq2SeqTrainingArguments'],
  takesMore: true,
  parameters: [
    passedIn('output_dir'),
    besides('per_device_train_batch_size'),
    optional('num_train_epochs', from0, 3),
    optional('max_steps', integer, -1),
    optional('learning_rate', from0, 5e-5),
    optional('lr_scheduler_type', scheduleName, 'linear'),
    optional('lr_scheduler_kwargs', orNone(dict), null),
    optional('warmup_steps', from0, 0),
    optional('gradient_accumulation_steps', integer, 1),
    optional('warmup_ratio', orNone(number), null),
  ],
  refuses: (args, run) => {
    const { gradient_accumulation_steps: window, warmup_ratio } = args;
    const own = [
      ...when(window < 1, 'gradient_accumulation_steps', 'a whole number from 1', window),
      ...when(
        warmup_ratio !== null && !(warmup_ratio >= 0 && warmup_ratio <= 1),
        'warmup_ratio',
        'a number from 0 to 1',
        warmup_ratio,
      ),
    ];
    if (own.length > 0) return own;
    return refusedByName(namedOf(args, run), withRate(run, args.learning_rate), 'lr_scheduler_kwargs');
  },
  read: (args, run) => readByName(namedOf(args, run), withRate(run, args.learning_rate)),
  write: (schedule, run) => {
    for (const learning_rate of new Set([highestOf(schedule), run.baseRate ?? 1, hiddenPeakOf(schedule)])) {
      const found = writeByName(schedule, withRate(run, learning_rate));
      if (!found) continue;
      return {
        learning_rate,
        lr_scheduler_type: found.name,
        lr_scheduler_kwargs: found.scheduler_specific_kwargs,
        warmup_steps: found.num_warmup_steps ?? 0,
        max_steps: found.num_training_steps ?? Math.ceil(run.totalSteps ?? -1),
      };
    }
    return undefined;
  },
  families: [
    'constant',
    'linear',
    'polynomial',
    'cosine',
    'cosine restarts, equal',
    'inverse square root',
    'warm-up, stable, decay',
    'warm-up: linear',
  ],
  formula: 'that of get_scheduler(lr_scheduler_type) with the lengths in updates',
  notes: [
    {
      code: 'version',
      text: 'Since 5.0 a warmup_steps below 1 is a share of the run, rounded up; before, 0.1 was a tenth of a step. warmup_ratio is gone; in 4.x warmup_steps went before it, and it is read that way.',
      fixture: 'transformers/trainer-warmup-share',
    },
    {
      code: 'rounding',
      text: 'Batches that are left over at the end of an epoch are an update of their own, and the whole run is rounded up; before 5.0 each epoch was rounded down.',
      fixture: 'transformers/trainer-accumulation',
    },
    {
      code: 'rounding',
      text: 'A warm-up from 1 on is cut to whole steps: 3.7 is 3.',
      fixture: 'transformers/trainer-warmup-fractional',
    },
    {
      code: 'name',
      text: 'max_steps wins over num_train_epochs.',
      fixture: 'transformers/trainer-max-steps',
    },
  ],
});
