import type { Dialect } from '../form.ts';
import { flags } from './flags.ts';
import { optimizerParamScheduler } from './optimizer-param-scheduler.ts';

export const megatron: Dialect = {
  id: 'megatron',
  title: 'Megatron-LM, OptimizerParamScheduler',
  clock: 'image',
  version: 'd98e8a64 of 2026-08-22',
  forms: [flags, optimizerParamScheduler],
};
