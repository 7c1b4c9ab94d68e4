import { type DeclaredBy, inEpochs, says } from '../../form/declared.ts';

export const torchvisionDeclares: DeclaredBy = {
  classification: says<'lr_warmup_epochs' | 'lr_min', { lr_scheduler: string }>(
    ({ lr_warmup_epochs: warmup, lr_min, lr_scheduler }, { base, each, run }) =>
      inEpochs(
        {
          peak: base,
          warmup,
          ...(/cosine/i.test(lr_scheduler) && { floor: lr_min, total: run.epochs }),
        },
        each,
      ),
  ),
  detection: says<never, { lr_scheduler: string; lr_steps: readonly number[] }>(
    ({ lr_scheduler, lr_steps }, { base, each, run }) => ({
      ...inEpochs(
        {
          peak: base,
          ...(/cosine/i.test(lr_scheduler) ? { floor: 0, total: run.epochs } : { milestones: lr_steps }),
        },
        each,
      ),
      every: 1,
      warmup: Math.min(1000, each - 1),
      mixesUnits: true,
    }),
  ),
};
