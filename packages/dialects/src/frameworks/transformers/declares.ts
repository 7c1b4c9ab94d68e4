import { type At, type Declared, type DeclaredBy, says } from '../../form/declared.ts';
import type { Args } from '../../form/form.ts';

type Lengths = 'num_warmup_steps' | 'num_training_steps';
interface Floors {
  readonly min_lr?: number | null;
  readonly min_lr_rate?: number | null;
  readonly num_cycles?: number;
}

const warmedUp = says<Lengths>(({ num_warmup_steps: warmup, num_training_steps: total }, { base }) => ({
  peak: base,
  floor: 0,
  warmup,
  total,
}));

/** Half a wave comes down to its floor; another number of them need not. */
const cosine = says<Lengths, Floors>((args, { base }) => {
  const { min_lr = null, min_lr_rate = null, num_cycles = 0.5 } = args;
  return {
    peak: base,
    warmup: args.num_warmup_steps,
    total: args.num_training_steps,
    ...(num_cycles === 0.5 && { floor: min_lr ?? base * (min_lr_rate ?? 0) }),
  };
});

const functions: DeclaredBy = {
  get_constant_schedule: says((_, { base: peak }) => ({ peak })),
  get_constant_schedule_with_warmup: says<'num_warmup_steps'>(
    ({ num_warmup_steps: warmup }, { base: peak }) => ({
      peak,
      warmup,
    }),
  ),
  get_linear_schedule_with_warmup: warmedUp,
  get_cosine_schedule_with_warmup: cosine,
  get_cosine_with_hard_restarts_schedule_with_warmup: warmedUp,
  get_polynomial_decay_schedule_with_warmup: says<Lengths | 'lr_end'>(
    ({ num_warmup_steps: warmup, num_training_steps: total, lr_end: floor }, { base: peak }) => ({
      peak,
      floor,
      warmup,
      total,
    }),
  ),
  get_inverse_sqrt_schedule: says<'num_warmup_steps'>(({ num_warmup_steps: warmup }, { base: peak }) => ({
    peak,
    warmup,
  })),
  get_cosine_with_min_lr_schedule_with_warmup: cosine,
  get_cosine_with_min_lr_schedule_with_warmup_lr_rate: cosine,
  get_wsd_schedule: says<
    'num_warmup_steps' | 'num_decay_steps' | 'min_lr_ratio',
    { num_training_steps: number | null; num_stable_steps: number | null }
  >((args, { base }) => ({
    peak: base,
    floor: base * args.min_lr_ratio,
    warmup: args.num_warmup_steps,
    total:
      args.num_stable_steps === null
        ? (args.num_training_steps ?? undefined)
        : args.num_warmup_steps + args.num_stable_steps + args.num_decay_steps,
  })),
};

/** The function that a name of `SchedulerType` stands for. */
const named: Readonly<Record<string, string>> = {
  constant: 'get_constant_schedule',
  constant_with_warmup: 'get_constant_schedule_with_warmup',
  linear: 'get_linear_schedule_with_warmup',
  cosine: 'get_cosine_schedule_with_warmup',
  cosine_with_restarts: 'get_cosine_with_hard_restarts_schedule_with_warmup',
  polynomial: 'get_polynomial_decay_schedule_with_warmup',
  inverse_sqrt: 'get_inverse_sqrt_schedule',
  cosine_with_min_lr: 'get_cosine_with_min_lr_schedule_with_warmup',
  cosine_warmup_with_min_lr: 'get_cosine_with_min_lr_schedule_with_warmup_lr_rate',
  warmup_stable_decay: 'get_wsd_schedule',
};

const defaults = { lr_end: 1e-7, min_lr_ratio: 0, num_stable_steps: null, num_training_steps: null };

const byName = (name: string, args: Args, at: At): Declared =>
  functions[named[name] ?? '']?.({ ...defaults, ...args }, at) ?? {};

interface TrainingArgs {
  readonly lr_scheduler_type: string;
  readonly lr_scheduler_kwargs: Args | null;
  readonly warmup_ratio: number | null;
}

export const transformersDeclares: DeclaredBy = {
  ...functions,
  get_scheduler: says<Lengths, { name: string; scheduler_specific_kwargs: Args | null }>(
    ({ name, scheduler_specific_kwargs, num_warmup_steps, num_training_steps }, at) =>
      byName(name, { ...scheduler_specific_kwargs, num_warmup_steps, num_training_steps }, at),
  ),
  TrainingArguments: says<
    'max_steps' | 'num_train_epochs' | 'learning_rate' | 'warmup_steps' | 'gradient_accumulation_steps',
    TrainingArgs
  >((args, at) => {
    const { batchesPerEpoch } = at.run;
    const each =
      batchesPerEpoch === undefined ? at.each : Math.ceil(batchesPerEpoch / args.gradient_accumulation_steps);
    const total = args.max_steps >= 0 ? args.max_steps : Math.ceil(args.num_train_epochs * each);
    const share = args.warmup_steps < 1 ? args.warmup_steps || (args.warmup_ratio ?? 0) : undefined;
    const warmup = share === undefined ? Math.trunc(args.warmup_steps) : Math.ceil(total * share);
    const lengths = { num_warmup_steps: warmup, num_training_steps: total };
    return {
      ...byName(
        args.lr_scheduler_type,
        { ...args.lr_scheduler_kwargs, ...lengths },
        { ...at, base: args.learning_rate },
      ),
      mixesUnits: args.max_steps < 0,
    };
  }),
};
