import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form } from '../../form/form.ts';
import { besides, call, type InnerCall, optional, orNone, required } from '../../form/parameter.ts';
import { writeInner } from '../../form/write-call.ts';

/** The runner's call that takes `lr_config` and `momentum_config` together. */
export const registerTrainingHooks = (forRate: readonly Form[], forMomentum: readonly Form[]): Form =>
  form<{ lr_config: InnerCall; momentum_config: InnerCall | null }>({
    name: 'register_training_hooks',
    parameters: [
      required(
        'lr_config',
        call(() => forRate),
      ),
      besides('optimizer_config'),
      besides('checkpoint_config'),
      besides('log_config'),
      optional('momentum_config', orNone(call(() => forMomentum)), null),
    ],
    needs: ['baseRate'],
    read: ({ lr_config }, run) => readInner(lr_config as CheckedCall, run),
    momentum: ({ momentum_config }, run) => {
      if (momentum_config === null) return undefined;
      const { form: inner, args } = momentum_config as CheckedCall;
      return inner.momentum?.(args, run);
    },
    write: (schedule, run) => {
      const lr_config = writeInner(schedule, { forms: forRate, run });
      return lr_config && { lr_config };
    },
    families: ['momentum'],
    formula: 'lr_config for the rate, momentum_config beside it',
    notes: [
      {
        code: 'clock',
        text: 'Both hooks count batches, not optimizer updates: accumulation does not slow them down.',
      },
    ],
  });
