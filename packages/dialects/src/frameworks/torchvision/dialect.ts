import type { Dialect } from '../../form/form.ts';
import { lambdaLr, lambdaStyle } from '../pytorch/lambda-lr.ts';
import { classification } from './classification.ts';
import { torchvisionDeclares } from './declares.ts';
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
  python: { others: [lambdaStyle] },
  forms: [classification, segmentation, detection, warmupLrScheduler, lambdaLr],
  declares: { own: torchvisionDeclares },
  notes: [
    {
      code: 'name',
      text: 'Any function is the LambdaLR of PyTorch in the place of lr_scheduler, stepped once an update, as the script for segmentation steps its own.',
    },
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
