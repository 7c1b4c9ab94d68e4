import type { Dialect } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import { deitDeclares } from './declares.ts';
import { deitMain } from './main.ts';

export const deit: Dialect = {
  id: 'deit',
  title: 'DeiT, main.py',
  clock: 'update',
  version: '7e160fe (2024)',
  layouts: [
    configLayout({
      syntax: 'flags',
      form: deitMain,
      keys: ['lr', 'epochs', 'sched', 'warmup_epochs', 'warmup_lr', 'min_lr'],
      runKeys: ['batch_size', ...launchKeys],
      run: recipeRun({ batch: 64 }),
      flags: { look: 'dashes', program: 'python main.py' },
    }),
  ],
  forms: [deitMain],
  declares: { own: deitDeclares },
};
