import type { Dialect, Form, PythonStyle } from '../../form/form.ts';
import { pytorchMembers } from '../pytorch/declares.ts';
import { classes, classStyle } from '../pytorch/dialect.ts';
import { transformersDeclares } from '../transformers/declares.ts';
import { getScheduler, schedules } from '../transformers/get-scheduler.ts';
import { acceleratedScheduler } from './accelerated-scheduler.ts';
import { accelerateDeclares } from './declares.ts';
import { preparedScheduler } from './layout.ts';

const forms = (): readonly Form[] => [...classes, ...schedules, getScheduler];

const python: PythonStyle = { imports: 'from transformers import *', others: [classStyle] };

export const accelerate: Dialect = {
  id: 'accelerate',
  title: 'Accelerate, AcceleratedScheduler',
  clock: 'device-update',
  version: '1.15.0',
  layouts: [preparedScheduler({ forms: forms(), python })],
  forms: [acceleratedScheduler(forms)],
  declares: { own: accelerateDeclares, inner: { ...pytorchMembers, ...transformersDeclares } },
  notes: [
    {
      code: 'clock',
      text: 'It does not step where the optimizer skipped its update for an overflow.',
    },
  ],
};
