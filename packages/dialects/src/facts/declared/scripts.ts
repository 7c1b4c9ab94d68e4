import { type DeclaredBy, inEpochs, says } from './declared.ts';

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

const mae = says<'blr' | 'min_lr' | 'epochs' | 'warmup_epochs', { lr: number | null }>(
  ({ lr, blr, min_lr, epochs, warmup_epochs }, { each, run }) => ({
    peak: lr ?? (blr * (run.batchSize ?? 256)) / 256,
    floor: min_lr,
    warmup: warmup_epochs * each,
    total: epochs * each,
  }),
);

export const maeDeclares: DeclaredBy = { adjust_learning_rate: mae, main_finetune: mae, main_linprobe: mae };

export const deitDeclares: DeclaredBy = {
  main: says<'lr' | 'min_lr' | 'epochs' | 'warmup_epochs', { unscale_lr: boolean }>(
    ({ lr, unscale_lr, min_lr, epochs, warmup_epochs }, { each, run }) =>
      inEpochs(
        {
          peak: unscale_lr ? lr : (lr * (run.batchSize ?? 512)) / 512,
          floor: min_lr,
          warmup: warmup_epochs,
          total: epochs,
        },
        each,
      ),
  ),
};
