import type { Dialect } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { detectron2Declares } from './declares.ts';
import { detectron2Layouts } from './layout.ts';
import { lrMultiplier } from './lr-multiplier.ts';
import { paramSchedulers } from './param-schedulers.ts';
import { solver } from './solver.ts';
import { warmupCosineLr } from './warmup-cosine-lr.ts';
import { warmupMultiStepLr } from './warmup-multi-step-lr.ts';
import { warmupPolyLr } from './warmup-poly-lr.ts';

const own: Dialect = {
  id: 'detectron2',
  title: 'Detectron2 and fvcore',
  clock: 'update',
  version: 'detectron2 02b5c4e, fvcore 3378afe (2026)',
  layouts: detectron2Layouts,
  python: {
    imports: 'from detectron2.solver.lr_scheduler import *',
    variable: 'scheduler',
    others: [
      {
        names: paramSchedulers.map(({ name }) => name).filter((name) => name !== 'WarmupParamScheduler'),
        imports: 'from fvcore.common.param_scheduler import *',
        variable: 'scheduler',
      },
    ],
  },
  forms: [solver, lrMultiplier, warmupMultiStepLr, warmupCosineLr, warmupPolyLr, ...paramSchedulers],
  declares: { own: detectron2Declares },
};

export const detectron2: Dialect = withFunction(own, {
  name: 'ParamScheduler',
  isFactor: true,
  imports: [
    'from detectron2.solver import LRMultiplier',
    'from fvcore.common.param_scheduler import ParamScheduler',
  ],
  use: ({ totalSteps }) => `class FunctionParamScheduler(ParamScheduler):
    def __call__(self, where):
        return rate(round(where * ${totalSteps}))


scheduler = LRMultiplier(optimizer, FunctionParamScheduler(), max_iter=${totalSteps})`,
  mark: /^class FunctionParamScheduler\(ParamScheduler\):/m,
});
