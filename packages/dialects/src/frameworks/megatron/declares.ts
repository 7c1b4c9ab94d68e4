import { type Declared, type DeclaredBy, says } from '../../form/declared.ts';

type Flags = 'lr' | 'min_lr' | 'lr_warmup_iters' | 'lr_warmup_samples';
interface Optional {
  readonly lr_decay_style: string;
  readonly lr_decay_iters: number | null;
  readonly lr_decay_samples: number | null;
  readonly train_iters: number | null;
  readonly train_samples: number | null;
  readonly lr_warmup_fraction: number | null;
  readonly global_batch_size: number | null;
}

/** A constant has no end, and the inverse square root no floor to come to. */
const endOf = (style: string, end: Declared): Declared =>
  style === 'constant' ? {} : style === 'inverse-square-root' ? { total: end.total } : end;

export const megatronDeclares: DeclaredBy = {
  get_optimizer_param_scheduler: says<Flags, Optional>((args, { run }) => {
    const batch = args.train_iters === null ? 1 : (args.global_batch_size ?? run.batchSize ?? 1);
    const iters = args.train_iters !== null;
    const decay = iters
      ? (args.lr_decay_iters ?? args.train_iters)
      : (args.lr_decay_samples ?? args.train_samples);
    const trained = (iters ? args.train_iters : args.train_samples) ?? 0;
    // A decay that is told to end before the training does is meant to.
    const isHeld = args.lr_decay_style !== 'inverse-square-root';
    const total = (isHeld ? Math.max(decay ?? 0, trained) : (decay ?? 0)) * batch;
    const warm = (iters ? args.lr_warmup_iters : args.lr_warmup_samples) * batch;
    return {
      peak: args.lr,
      warmup: args.lr_warmup_fraction === null ? warm : args.lr_warmup_fraction * (decay ?? 0) * batch,
      ...endOf(args.lr_decay_style, { floor: args.min_lr, total }),
    };
  }),
  OptimizerParamScheduler: says<
    'max_lr' | 'min_lr' | 'lr_warmup_steps' | 'lr_decay_steps',
    { lr_decay_style: string }
  >((args) => ({
    peak: args.max_lr,
    warmup: args.lr_warmup_steps,
    ...endOf(args.lr_decay_style, { floor: args.min_lr, total: args.lr_decay_steps }),
  })),
};
