import type { Dialect } from '../form.ts';
import { exponentialWithWarmupDecay } from './exponential-with-warmup-decay.ts';

export const paddle: Dialect = {
  id: 'paddle',
  title: 'PaddlePaddle fluid, the function of document 000',
  clock: 'update',
  version: 'models ac075199',
  forms: [exponentialWithWarmupDecay],
};
