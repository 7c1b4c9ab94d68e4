import type { Dialect } from '../form.ts';
import { warmUpLr } from './warm-up-lr.ts';

export const pytorch: Dialect = {
  id: 'pytorch',
  title: 'PyTorch, torch.optim.lr_scheduler',
  clock: 'update',
  version: '2.13.0',
  forms: [warmUpLr],
};
