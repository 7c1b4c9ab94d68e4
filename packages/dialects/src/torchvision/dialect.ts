import type { Dialect } from '../form.ts';
import { warmupLrScheduler } from './warmup-lr-scheduler.ts';

export const torchvision: Dialect = {
  id: 'torchvision',
  title: 'torchvision, detection reference',
  clock: 'update',
  version: '0.28.0',
  forms: [warmupLrScheduler],
};
