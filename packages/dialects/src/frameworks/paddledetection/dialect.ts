import type { Dialect } from '../../form/form.ts';
import { paddledetectionDeclares } from './declares.ts';
import { learningRateYaml } from './layout.ts';
import { learningRate } from './learning-rate.ts';

export const paddledetection: Dialect = {
  id: 'paddledetection',
  title: 'PaddleDetection, LearningRate',
  clock: 'update',
  version: '2.8 at 3a9f3ded',
  layouts: [learningRateYaml],
  forms: [learningRate],
  declares: { own: paddledetectionDeclares },
  notes: [
    {
      code: 'name',
      text: 'Recipes are made for 8 devices; base_lr is not scaled to fewer.',
    },
  ],
};
