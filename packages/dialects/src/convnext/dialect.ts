import type { Dialect } from '../form.ts';
import { cosineScheduler } from './cosine-scheduler.ts';
import { convnextMain } from './main.ts';

export const convnext: Dialect = {
  id: 'convnext',
  title: 'ConvNeXt',
  clock: 'update',
  version: '048efce (2022)',
  forms: [convnextMain, cosineScheduler],
};
