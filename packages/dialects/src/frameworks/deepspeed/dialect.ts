import type { Dialect, Form } from '../../form/form.ts';
import { lambdaLr, lambdaStyle } from '../pytorch/lambda-lr.ts';
import { deepspeedDeclares } from './declares.ts';
import { deepspeedConfig } from './layout.ts';
import { lrRangeTest } from './lr-range-test.ts';
import { oneCycle } from './one-cycle.ts';
import { warmupCosineLr } from './warmup-cosine-lr.ts';
import { warmupDecayLr, warmupLr } from './warmup-lr.ts';

const configured: readonly Form[] = [warmupDecayLr, warmupLr, warmupCosineLr, oneCycle, lrRangeTest];

export const deepspeed: Dialect = {
  id: 'deepspeed',
  title: 'DeepSpeed, runtime.lr_schedules',
  clock: 'update',
  version: 'edaa7221 of 2026-08-22',
  python: {
    imports: 'from deepspeed.runtime.lr_schedules import *',
    variable: 'lr_scheduler',
    others: [lambdaStyle],
  },
  forms: [...configured, lambdaLr],
  declares: { own: deepspeedDeclares },
  layouts: [deepspeedConfig(configured)],
  notes: [
    {
      code: 'name',
      text: 'Any function is the LambdaLR of PyTorch, which JSON cannot name: deepspeed.initialize(lr_scheduler=lr_scheduler). The engine steps it after each update, and it is not an update late.',
    },
    {
      code: 'clock',
      text: 'The engine steps after each update; an update that is skipped for an overflow does not count.',
    },
  ],
};
