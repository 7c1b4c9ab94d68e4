import { scaleSteps } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  from0,
  number,
  oneOf,
  optional,
  orNone,
  type Parameter,
  required,
  when,
} from '../../form/parameter.ts';
import { notes } from './optimizer-param-scheduler.ts';
import { readSchedule } from './read-schedule.ts';
import { refusedSchedule } from './refused-schedule.ts';
import {
  type DecayStyle,
  decayStyle,
  type SchedulerArgs,
  type WsdStyle,
  wsdStyle,
} from './scheduler-args.ts';
import { writeSchedule } from './write-schedule.ts';

interface Flags {
  readonly lr: number;
  readonly min_lr: number;
  readonly lr_decay_style: DecayStyle;
  readonly lr_wsd_decay_style: WsdStyle;
  readonly lr_decay_iters: number | null;
  readonly lr_decay_samples: number | null;
  readonly lr_wsd_decay_iters: number | null;
  readonly lr_wsd_decay_samples: number | null;
  readonly lr_warmup_fraction: number | null;
  readonly lr_warmup_iters: number;
  readonly lr_warmup_samples: number;
  readonly lr_warmup_init: number;
  readonly train_iters: number | null;
  readonly train_samples: number | null;
  readonly global_batch_size: number | null;
}

const lengths = (...names: readonly string[]): Parameter[] =>
  names.map((name) => optional(name, orNone(number), null));

const batchOf = ({ global_batch_size }: Flags, { batchSize = 1 }: GroupRun): number =>
  global_batch_size ?? batchSize;

/** The scheduler's arguments, in samples. */
function inSamples(flags: Flags, run: GroupRun): SchedulerArgs {
  const batch = batchOf(flags, run);
  const { lr_warmup_fraction: share } = flags;
  const byIteration = flags.train_iters !== null;
  const times = (iterations: number | null): number | null => iterations && iterations * batch;
  const [decay, wsd, warm] = byIteration
    ? [
        times(flags.lr_decay_iters ?? flags.train_iters),
        times(flags.lr_wsd_decay_iters),
        flags.lr_warmup_iters * batch,
      ]
    : [flags.lr_decay_samples ?? flags.train_samples, flags.lr_wsd_decay_samples, flags.lr_warmup_samples];
  return {
    init_lr: flags.lr_warmup_init,
    max_lr: flags.lr,
    min_lr: flags.min_lr,
    lr_warmup_steps: share === null ? warm : share * (decay ?? 0),
    lr_decay_steps: decay ?? 0,
    lr_decay_style: flags.lr_decay_style,
    wsd_decay_steps: wsd,
    lr_wsd_decay_style: flags.lr_wsd_decay_style,
  };
}

/** What each argument of the scheduler is called among the flags. */
const flagOf: Readonly<Record<string, string>> = {
  init_lr: 'lr_warmup_init',
  max_lr: 'lr',
  lr_decay_steps: 'lr_decay',
  lr_warmup_steps: 'lr_warmup',
  wsd_decay_steps: 'lr_wsd_decay',
};

export const flags: Form = form<Flags>({
  name: 'get_optimizer_param_scheduler',
  parameters: [
    required('lr', number),
    optional('min_lr', number, 0),
    optional('lr_decay_style', oneOf(...decayStyle), 'linear'),
    optional('lr_wsd_decay_style', oneOf(...wsdStyle), 'exponential'),
    ...lengths('lr_decay_iters', 'lr_decay_samples', 'lr_wsd_decay_iters', 'lr_wsd_decay_samples'),
    optional('lr_warmup_fraction', orNone(from0), null),
    optional('lr_warmup_iters', from0, 0),
    optional('lr_warmup_samples', from0, 0),
    optional('lr_warmup_init', number, 0),
    ...lengths('train_iters', 'train_samples', 'global_batch_size'),
  ],
  refuses: (args, run) => {
    const { train_iters, train_samples, global_batch_size: batch } = args;
    const missing = [
      ...when(
        train_iters === null && train_samples === null,
        'train_iters',
        'train_iters or train_samples',
        null,
      ),
      ...when(batch !== null && !(batch > 0), 'global_batch_size', 'a number above 0', batch),
    ];
    if (missing.length > 0) return missing;
    const unit = train_iters === null ? 'samples' : 'iters';
    return refusedSchedule(inSamples(args, run)).map((issue) => ({
      ...issue,
      path: issue.path.replace(/args\.(\w+)$/, (_, name: string) => {
        const flag = flagOf[name] ?? name;
        return `args.${/_steps$/.test(name) ? `${flag}_${unit}` : flag}`;
      }),
    }));
  },
  trains: (args, run) => args.train_samples ?? (args.train_iters ?? 0) * batchOf(args, run),
  read: (args, run) => {
    const schedule = readSchedule(inSamples(args, run));
    const batch = batchOf(args, run);
    // Where the flags say the batch, the clock of the run is theirs.
    return run.batchSize === batch ? schedule : scaleSteps(schedule, (run.batchSize ?? 1) / batch);
  },
  write: (schedule, run) => {
    const found = writeSchedule(schedule);
    if (!found) return undefined;
    const { batchSize = 1, totalSteps } = run;
    const { lr_warmup_steps = 0, lr_decay_steps = 1, wsd_decay_steps } = found;
    const train = totalSteps ?? lr_decay_steps;
    const own = train === lr_decay_steps ? null : lr_decay_steps;
    const isWhole = [lr_warmup_steps, lr_decay_steps, wsd_decay_steps ?? 0, train].every(
      (steps) => steps % batchSize === 0,
    );
    const common = {
      lr: found.max_lr!,
      min_lr: found.min_lr!,
      lr_decay_style: found.lr_decay_style!,
      lr_wsd_decay_style: found.lr_wsd_decay_style ?? 'exponential',
      lr_warmup_init: found.init_lr!,
      global_batch_size: batchSize,
    };
    if (!isWhole)
      return {
        ...common,
        lr_warmup_samples: lr_warmup_steps,
        train_samples: train,
        lr_decay_samples: own,
        lr_wsd_decay_samples: wsd_decay_steps ?? null,
      };
    return {
      ...common,
      lr_warmup_iters: lr_warmup_steps / batchSize,
      train_iters: train / batchSize,
      lr_decay_iters: own === null ? null : own / batchSize,
      lr_wsd_decay_iters: wsd_decay_steps == null ? null : wsd_decay_steps / batchSize,
    };
  },
  families: [
    'constant',
    'linear',
    'cosine',
    'inverse square root',
    'warm-up, stable, decay',
    'warm-up: linear',
  ],
  formula: 'that of OptimizerParamScheduler, with lengths in iterations times global_batch_size',
  notes: [
    ...notes,
    {
      code: 'name',
      text: 'lr_warmup_fraction is a share of the decay and goes before lr_warmup_iters; the decay is as long as the training unless told.',
      fixture: 'megatron/flags-fraction',
    },
    {
      code: 'name',
      text: 'The decay of WSD is exponential unless told.',
      fixture: 'megatron/flags-wsd',
    },
  ],
});
