import type { CheckedCall } from '../../form/check-args.ts';
import { type DeclaredBy, inEpochs, says } from '../../form/declared.ts';

interface Wrapped {
  readonly scheduler: CheckedCall;
}

export const lightningDeclares: DeclaredBy = {
  lr_scheduler_config: says<'frequency', Wrapped & { interval: string }>(
    ({ scheduler, interval, frequency }, { inner, each }) => {
      const declared = inner(scheduler);
      if (interval === 'epoch') return inEpochs(declared, each * frequency);
      return frequency === 1 ? declared : {};
    },
  ),
};
