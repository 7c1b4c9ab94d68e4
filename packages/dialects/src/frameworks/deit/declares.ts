import { type DeclaredBy, inEpochs, says } from '../../form/declared.ts';

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
