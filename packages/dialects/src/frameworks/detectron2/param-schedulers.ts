import type { Form } from '../../form/form.ts';
import { compositeParamScheduler } from './composite-param-scheduler.ts';
import { multiStepParamScheduler } from './multi-step-param-scheduler.ts';
import {
  constantParamScheduler,
  cosineParamScheduler,
  exponentialParamScheduler,
  linearParamScheduler,
  polynomialDecayParamScheduler,
} from './smooth-param-schedulers.ts';
import { stepParamScheduler, stepWithFixedGammaParamScheduler } from './step-param-schedulers.ts';
import { warmupParamScheduler } from './warmup-param-scheduler.ts';

export const paramSchedulers: readonly Form[] = [
  constantParamScheduler,
  cosineParamScheduler,
  linearParamScheduler,
  exponentialParamScheduler,
  multiStepParamScheduler,
  polynomialDecayParamScheduler,
  stepParamScheduler,
  stepWithFixedGammaParamScheduler,
  compositeParamScheduler(() => paramSchedulers),
  warmupParamScheduler(() => paramSchedulers),
];
