import type { Dialect } from '../form.ts';
import { annealingCos } from './annealing-cos.ts';
import { cosineAnnealingLrUpdater } from './cosine-annealing-lr-updater.ts';
import { stepLrUpdater } from './step-lr-updater.ts';

export const mmcv: Dialect = {
  id: 'mmcv',
  title: 'MMCV 1.x, LrUpdater',
  clock: 'batch',
  version: '1.x',
  forms: [stepLrUpdater, cosineAnnealingLrUpdater, annealingCos],
};
