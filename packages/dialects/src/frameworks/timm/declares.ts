import { type DeclaredBy, inEpochs, says } from '../../form/declared.ts';

type Cycles = 't_initial' | 'lr_min' | 'cycle_mul' | 'cycle_limit' | 'warmup_t';
interface Clocked {
  readonly warmup_prefix: boolean;
  readonly t_in_epochs: boolean;
}

const cycles = says<Cycles, Clocked>((args, { base, each }) => {
  const own = {
    peak: base,
    warmup: args.warmup_t,
    ...(args.cycle_limit === 1 && {
      floor: args.lr_min,
      total: args.t_initial + (args.warmup_prefix ? args.warmup_t : 0),
    }),
  };
  return args.t_in_epochs ? inEpochs(own, each) : own;
});

const steps = says<'warmup_t', Clocked & { readonly decay_t: number | readonly number[] }>(
  ({ decay_t, warmup_t, warmup_prefix, t_in_epochs }, { base, each }) => {
    const start = warmup_prefix ? warmup_t : 0;
    const milestones = Array.isArray(decay_t)
      ? { milestones: decay_t.map((one: number) => one - 1 + start) }
      : {};
    const own = { peak: base, warmup: warmup_t, ...milestones };
    return t_in_epochs ? inEpochs(own, each) : own;
  },
);

type Factory = 'num_epochs' | 'cooldown_epochs' | 'warmup_epochs' | 'min_lr' | 'cycle_limit';

export const timmDeclares: DeclaredBy = {
  CosineLRScheduler: cycles,
  PolyLRScheduler: cycles,
  TanhLRScheduler: cycles,
  StepLRScheduler: steps,
  MultiStepLRScheduler: steps,
  create_scheduler_v2: says<
    Factory,
    { sched: string; warmup_prefix: boolean; decay_milestones: readonly number[] }
  >((args, { base, each }) => {
    const start = args.warmup_prefix ? args.warmup_epochs : 0;
    const isFalling = ['cosine', 'tanh', 'poly'].includes(args.sched) && args.cycle_limit === 1;
    return inEpochs(
      {
        peak: base,
        warmup: args.warmup_epochs,
        ...(isFalling && { floor: args.min_lr, total: args.num_epochs + start + args.cooldown_epochs }),
        ...(args.sched === 'multistep' && {
          milestones: args.decay_milestones.map((one) => one - 1 + start),
        }),
      },
      each,
    );
  }),
};
