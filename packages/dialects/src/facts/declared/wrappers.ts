import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, inEpochs, says } from './declared.ts';

interface Wrapped {
  readonly scheduler: CheckedCall;
}

export const wrapperDeclares: { readonly accelerate: DeclaredBy; readonly lightning: DeclaredBy } = {
  accelerate: {
    AcceleratedScheduler: says<never, Wrapped & { split_batches: boolean; step_with_optimizer: boolean }>(
      ({ scheduler, split_batches, step_with_optimizer }, { inner, run }) => {
        const declared = inner(scheduler);
        const { every: _, ...slow } = inEpochs(declared, run.devices ?? 1);
        if (!step_with_optimizer) return {};
        return split_batches ? slow : declared;
      },
    ),
  },
  lightning: {
    lr_scheduler_config: says<'frequency', Wrapped & { interval: string }>(
      ({ scheduler, interval, frequency }, { inner, each }) => {
        const declared = inner(scheduler);
        if (interval === 'epoch') return inEpochs(declared, each * frequency);
        return frequency === 1 ? declared : {};
      },
    ),
  },
};
