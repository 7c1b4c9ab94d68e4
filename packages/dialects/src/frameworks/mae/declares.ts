import { type DeclaredBy, says } from '../../form/declared.ts';

const mae = says<'blr' | 'min_lr' | 'epochs' | 'warmup_epochs', { lr: number | null }>(
  ({ lr, blr, min_lr, epochs, warmup_epochs }, { each, run }) => ({
    peak: lr ?? (blr * (run.batchSize ?? 256)) / 256,
    floor: min_lr,
    warmup: warmup_epochs * each,
    total: epochs * each,
  }),
);

export const maeDeclares: DeclaredBy = { adjust_learning_rate: mae, main_finetune: mae, main_linprobe: mae };
