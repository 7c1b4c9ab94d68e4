import type { Dialect } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import { cosineScheduler } from './cosine-scheduler.ts';
import { convnextDeclares } from './declares.ts';
import { convnextMain } from './main.ts';

const own: Dialect = {
  id: 'convnext',
  title: 'ConvNeXt',
  clock: 'update',
  version: '048efce (2022)',
  layouts: [
    configLayout({
      syntax: 'flags',
      form: convnextMain,
      keys: ['lr', 'min_lr', 'epochs', 'warmup_epochs', 'warmup_steps', 'layer_decay'],
      runKeys: ['batch_size', ...launchKeys],
      run: recipeRun({ window: 'update_freq' }),
      flags: { look: 'plain', program: 'python main.py' },
    }),
  ],
  python: {
    imports: 'from utils import *',
    variable: 'lr_schedule_values',
    others: [{ names: [convnextMain.name] }],
  },
  forms: [convnextMain, cosineScheduler],
  declares: { own: convnextDeclares },
};

export const convnext: Dialect = withFunction(own, {
  name: 'lr_schedule_values',
  imports: ['import numpy as np'],
  use: ({ totalSteps }) => `lr_schedule_values = np.array([rate(step) for step in range(${totalSteps})])`,
  mark: /^lr_schedule_values = np\.array\(\[rate\(step\) for step in range\(/m,
  raisesAfterEnd: true,
});
