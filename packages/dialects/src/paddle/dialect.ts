import type { Dialect } from '../form.ts';
import { exponentialWithWarmupDecay } from './exponential-with-warmup-decay.ts';

export const paddle: Dialect = {
  id: 'paddle',
  title: 'PaddlePaddle fluid, the function of document 000',
  forms: [exponentialWithWarmupDecay],
};
