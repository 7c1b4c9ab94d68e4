import type { Dialect } from '../form.ts';
import { cosineScheduler } from './cosine-scheduler.ts';

export const convnext: Dialect = {
  id: 'convnext',
  title: 'ConvNeXt, utils.py',
  clock: 'update',
  version: 'HEAD of 2026',
  forms: [cosineScheduler],
};
