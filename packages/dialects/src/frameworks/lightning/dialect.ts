import type { Dialect, Form } from '../../form/form.ts';
import { pytorchMembers } from '../pytorch/declares.ts';
import { classes, classStyle } from '../pytorch/dialect.ts';
import { transformersDeclares } from '../transformers/declares.ts';
import { lightningDeclares } from './declares.ts';
import { configureOptimizers } from './layout.ts';
import { lrSchedulerConfig } from './lr-scheduler-config.ts';

const forms = (): readonly Form[] => classes;
const form = lrSchedulerConfig(forms);

export const lightning: Dialect = {
  id: 'lightning',
  title: 'Lightning, lr_scheduler_config',
  clock: 'update',
  version: '2.6.6',
  layouts: [configureOptimizers(form, { forms: classes, python: classStyle })],
  forms: [form],
  declares: { own: lightningDeclares, inner: { ...pytorchMembers, ...transformersDeclares } },
  notes: [
    {
      code: 'clock',
      text: 'Under manual optimization nothing steps by itself. trainer.estimated_stepping_batches counts updates, with accumulation and devices in it.',
    },
    {
      code: 'name',
      text: 'ReduceLROnPlateau with its monitor follows a metric of the training, which nobody knows before it.',
    },
  ],
};
