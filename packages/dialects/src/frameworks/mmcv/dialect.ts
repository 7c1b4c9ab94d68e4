import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import {
  cosineAnnealingMomentumUpdaterHook,
  linearAnnealingLrUpdaterHook,
  linearAnnealingMomentumUpdaterHook,
} from './annealing.ts';
import { annealingCos } from './annealing-cos.ts';
import { cosineAnnealingLrUpdater } from './cosine-annealing-lr-updater.ts';
import { cosineRestartLrUpdaterHook } from './cosine-restart.ts';
import { cyclicLrUpdaterHook, cyclicMomentumUpdaterHook } from './cyclic.ts';
import { mmcvDeclares } from './declares.ts';
import { expLrUpdaterHook } from './exp.ts';
import { fixedLrUpdaterHook } from './fixed.ts';
import { flatCosineAnnealingLrUpdaterHook } from './flat-cosine.ts';
import { invLrUpdaterHook } from './inv.ts';
import { lrConfig } from './layout.ts';
import { oneCycleLrUpdaterHook, oneCycleMomentumUpdaterHook } from './one-cycle.ts';
import { polyLrUpdaterHook } from './poly.ts';
import { registerTrainingHooks } from './register-training-hooks.ts';
import { stepLrUpdater } from './step-lr-updater.ts';
import { stepMomentumUpdaterHook } from './step-momentum.ts';

const forRate: readonly Form[] = [
  stepLrUpdater,
  cosineAnnealingLrUpdater,
  fixedLrUpdaterHook,
  polyLrUpdaterHook,
  expLrUpdaterHook,
  invLrUpdaterHook,
  linearAnnealingLrUpdaterHook,
  flatCosineAnnealingLrUpdaterHook,
  cosineRestartLrUpdaterHook,
  cyclicLrUpdaterHook,
  oneCycleLrUpdaterHook,
];
const forMomentum: readonly Form[] = [
  stepMomentumUpdaterHook,
  cosineAnnealingMomentumUpdaterHook,
  linearAnnealingMomentumUpdaterHook,
  cyclicMomentumUpdaterHook,
  oneCycleMomentumUpdaterHook,
];

const forms: readonly Form[] = [
  ...forRate,
  ...forMomentum,
  registerTrainingHooks(forRate, forMomentum),
  annealingCos,
];

const own: Dialect = {
  id: 'mmcv',
  title: 'MMCV 1.x, LrUpdater',
  clock: 'batch',
  version: '1.7.2',
  forms,
  declares: { own: mmcvDeclares },
  layouts: [lrConfig(forms)],
  notes: [
    {
      code: 'name',
      text: 'Warm-up multiplies the regular rate of the moment: a milestone within it counts there already.',
      fixture: 'mmcv/step-warmup-sawtooth',
    },
    {
      code: 'version',
      text: 'From 1.5.3 on a warm-up of a fractional number of iterations is refused; before, it left the rate stuck until the next epoch.',
      fixture: 'mmcv/poly-warmup-fractional',
    },
    {
      code: 'clock',
      text: 'Epochs and iterations are those of the data loader: gradient accumulation does not slow them down.',
    },
  ],
};

export const mmcv: Dialect = withFunction(own, {
  name: 'LrUpdaterHook',
  isFactor: true,
  imports: ['from mmcv.runner.hooks import HOOKS, LrUpdaterHook'],
  use: () => `@HOOKS.register_module()
class FunctionLrUpdaterHook(LrUpdaterHook):
    def get_lr(self, runner, base_lr):
        return base_lr * rate(runner.iter)


lr_config = dict(policy="Function", by_epoch=False)`,
  mark: /^class FunctionLrUpdaterHook\(LrUpdaterHook\):/m,
});
