import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { pythonArgs } from '../../text/python-args.ts';
import type { TextArg } from '../../text/text-node.ts';
import { cosineLrScheduler, polyLrScheduler } from './cosine-lr-scheduler.ts';
import { createScheduler } from './create-scheduler.ts';
import { timmDeclares } from './declares.ts';
import { trainScript } from './layout.ts';
import { multiStepLrScheduler, stepLrScheduler } from './step-lr-scheduler.ts';
import { tanhLrScheduler } from './tanh-lr-scheduler.ts';

/** The length of a loader is nothing that a text knows, and nothing that is needed by epoch. */
const unlessUnknown = (arg: TextArg): readonly TextArg[] =>
  arg.name === 'updates_per_epoch' && arg.value.kind !== 'value' ? [] : [arg];

const forms: readonly Form[] = [
  cosineLrScheduler,
  stepLrScheduler,
  multiStepLrScheduler,
  polyLrScheduler,
  tanhLrScheduler,
  createScheduler,
];

const own: Dialect = {
  id: 'timm',
  title: 'timm, timm.scheduler',
  clock: 'update',
  version: '1.0.29',
  layouts: [...trainScript, pythonArgs(forms, unlessUnknown)],
  python: { imports: 'from timm.scheduler import *', variable: 'scheduler' },
  forms,
  declares: { own: timmDeclares },
  notes: [
    {
      code: 'name',
      text: 'PlateauLRScheduler follows a metric of the training, which nobody knows before it.',
    },
    {
      code: 'name',
      text: 'lr_scale of a parameter group multiplies every rate, the warm-up too. The training script takes lr, or lr_base * (batch / lr_base_size), and the square root of the quotient for optimizers with ada or lamb in their names.',
    },
    {
      code: 'clock',
      text: 'By epoch unless told: each epoch has one rate. DeiT calls step(epoch) after an epoch, where timm calls step(epoch + 1), so that its first two epochs share one.',
    },
  ],
};

export const timm: Dialect = withFunction(own, {
  name: 'Scheduler',
  isFactor: true,
  imports: ['from timm.scheduler.scheduler import Scheduler'],
  use: () => `class FunctionScheduler(Scheduler):
    def __init__(self, optimizer):
        super().__init__(optimizer, "lr", t_in_epochs=False)
        self.update_groups(self._get_lr(0))

    def _get_lr(self, t):
        return [base * rate(t) for base in self.base_values]


scheduler = FunctionScheduler(optimizer)`,
  mark: /^class FunctionScheduler\(Scheduler\):/m,
  notes: [
    {
      code: 'name',
      text: 'The base class leaves the rate of the optimizer for the first update, so that one of its own sets it when it is made.',
    },
  ],
});
