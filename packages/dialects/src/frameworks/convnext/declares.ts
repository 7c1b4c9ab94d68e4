import { type DeclaredBy, says } from '../../form/declared.ts';

type Table = 'epochs' | 'warmup_epochs' | 'warmup_steps';

export const convnextDeclares: DeclaredBy = {
  main: says<Table | 'lr' | 'min_lr'>(({ lr, min_lr, epochs, warmup_epochs, warmup_steps }, { each }) => ({
    peak: lr,
    floor: min_lr,
    warmup: warmup_steps > 0 ? warmup_steps : warmup_epochs * each,
    total: epochs * each,
  })),
  cosine_scheduler: says<Table | 'base_value' | 'final_value' | 'niter_per_ep'>((args) => ({
    peak: args.base_value,
    floor: args.final_value,
    warmup: args.warmup_steps > 0 ? args.warmup_steps : args.warmup_epochs * args.niter_per_ep,
    total: args.epochs * args.niter_per_ep,
  })),
};
