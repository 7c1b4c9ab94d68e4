import type { Dialect } from '../../form/form.ts';
import { cosineLrScheduler, polyLrScheduler } from './cosine-lr-scheduler.ts';
import { createScheduler } from './create-scheduler.ts';
import { trainScript } from './layout.ts';
import { multiStepLrScheduler, stepLrScheduler } from './step-lr-scheduler.ts';
import { tanhLrScheduler } from './tanh-lr-scheduler.ts';

export const timm: Dialect = {
  id: 'timm',
  title: 'timm, timm.scheduler',
  clock: 'update',
  version: '1.0.29',
  layouts: trainScript,
  python: { imports: 'from timm.scheduler import *', variable: 'scheduler' },
  forms: [
    cosineLrScheduler,
    stepLrScheduler,
    multiStepLrScheduler,
    polyLrScheduler,
    tanhLrScheduler,
    createScheduler,
  ],
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
