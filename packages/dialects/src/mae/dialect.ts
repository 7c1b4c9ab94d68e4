import type { Dialect } from '../form.ts';
import { adjustLearningRate } from './adjust-learning-rate.ts';

export const mae: Dialect = {
  id: 'mae',
  title: 'MAE, util/lr_sched.py',
  clock: 'update',
  version: 'efb2a80 (2022)',
  forms: [adjustLearningRate],
};
