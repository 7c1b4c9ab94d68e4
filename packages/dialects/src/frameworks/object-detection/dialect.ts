import type { Dialect, Form } from '../../form/form.ts';
import { cosineDecayWithWarmup } from './cosine-decay-with-warmup.ts';
import { objectDetectionDeclares } from './declares.ts';
import { exponentialDecayWithBurnin } from './exponential-decay-with-burnin.ts';
import { exponentialDecayWithWarmup } from './exponential-decay-with-warmup.ts';
import { pipelineConfig } from './layout.ts';
import { manualStepping } from './manual-stepping.ts';
import { piecewiseWithWarmup } from './piecewise-with-warmup.ts';

const forms: readonly Form[] = [
  exponentialDecayWithBurnin,
  exponentialDecayWithWarmup,
  manualStepping,
  piecewiseWithWarmup,
  cosineDecayWithWarmup,
];

export const objectDetection: Dialect = {
  id: 'object-detection',
  title: 'TensorFlow Object Detection API, its own functions and as document 002 adapts them',
  clock: 'update',
  version: 'TF Object Detection API, February 2021',
  python: {
    imports: 'from object_detection.utils.learning_schedules import *',
    variable: 'learning_rate',
    // A function of document 002.
    others: [{ names: [piecewiseWithWarmup.name], variable: 'learning_rate' }],
  },
  forms,
  declares: { own: objectDetectionDeclares },
  layouts: [pipelineConfig(forms)],
  notes: [
    {
      code: 'name',
      text: 'In a configuration file they are exponential_decay_learning_rate, manual_step_learning_rate and cosine_decay_learning_rate, with defaults of their own.',
    },
  ],
};
