import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, inEpochs, says } from '../../form/declared.ts';

interface Wrapped {
  readonly scheduler: CheckedCall;
}

export const accelerateDeclares: DeclaredBy = {
  AcceleratedScheduler: says<never, Wrapped & { split_batches: boolean; step_with_optimizer: boolean }>(
    ({ scheduler, split_batches, step_with_optimizer }, { inner, run }) => {
      const declared = inner(scheduler);
      const { every: _, ...slow } = inEpochs(declared, run.devices ?? 1);
      if (!step_with_optimizer) return {};
      return split_batches ? slow : declared;
    },
  ),
};
