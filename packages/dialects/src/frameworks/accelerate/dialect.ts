import type { Dialect, Form } from '../../form/form.ts';
import { classes } from '../pytorch/dialect.ts';
import { getScheduler, schedules } from '../transformers/get-scheduler.ts';
import { acceleratedScheduler } from './accelerated-scheduler.ts';
import { preparedScheduler } from './layout.ts';

const forms = (): readonly Form[] => [...classes, ...schedules, getScheduler];

export const accelerate: Dialect = {
  id: 'accelerate',
  title: 'Accelerate, AcceleratedScheduler',
  clock: 'device-update',
  version: '1.15.0',
  layouts: [preparedScheduler(forms())],
  forms: [acceleratedScheduler(forms)],
  notes: [
    {
      code: 'clock',
      text: 'It does not step where the optimizer skipped its update for an overflow.',
    },
  ],
};
