import type { Dialect, Form } from '../../form/form.ts';
import { classes } from '../pytorch/dialect.ts';
import { schedules } from '../transformers/get-scheduler.ts';
import { acceleratedScheduler } from './accelerated-scheduler.ts';

const forms = (): readonly Form[] => [...classes, ...schedules];

export const accelerate: Dialect = {
  id: 'accelerate',
  title: 'Accelerate, AcceleratedScheduler',
  clock: 'device-update',
  version: '1.15.0',
  forms: [acceleratedScheduler(forms)],
  notes: [
    {
      code: 'clock',
      text: 'It does not step where the optimizer skipped its update for an overflow.',
    },
  ],
};
