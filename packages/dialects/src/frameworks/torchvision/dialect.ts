import type { Dialect } from '../../form/form.ts';
import { classification } from './classification.ts';
import { detection } from './detection.ts';
import { referenceFlags } from './layout.ts';
import { segmentation } from './segmentation.ts';
import { warmupLrScheduler } from './warmup-lr-scheduler.ts';

export const torchvision: Dialect = {
  id: 'torchvision',
  title: 'torchvision, references',
  clock: 'update',
  version: '0.28.0',
  layouts: referenceFlags,
  forms: [classification, segmentation, detection, warmupLrScheduler],
  notes: [
    {
      code: 'name',
      text: 'Its forms are the training scripts under references, and their arguments the flags; --lr and --epochs are of the run.',
    },
    {
      code: 'version',
      text: "Classification and detection were run from the scripts' source at 017e9b9 and 3ceb056. --lr-min, and the segmentation's warm-up, are newer and were not.",
    },
  ],
};
