import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { mmengineDeclares } from './declares.ts';
import { paramSchedulerConfig } from './layout.ts';
import { paramScheduler } from './param-scheduler.ts';
import { ofMomentum, ofRate } from './scheduler.ts';
import { schedulers } from './schedulers.ts';

const forRate: readonly Form[] = schedulers.map(({ scheduler }) => ofRate(scheduler));
// OneCycle knows the rate only.
const forMomentum: readonly Form[] = schedulers
  .filter(({ scheduler }) => scheduler.name !== 'OneCycle')
  .map(({ scheduler, idle }) => ofMomentum(scheduler, idle));

const forms: readonly Form[] = [...forRate, paramScheduler(forRate, forMomentum), ...forMomentum];

const own: Dialect = {
  id: 'mmengine',
  title: 'MMEngine, param_scheduler',
  clock: 'batch',
  version: '0.11.0rc0 at 25434293',
  forms,
  declares: { own: mmengineDeclares },
  layouts: [paramSchedulerConfig(forms)],
  notes: [
    {
      code: 'clock',
      text: 'Schedulers step after every batch or every epoch, not after every optimizer update.',
    },
    {
      code: 'name',
      text: 'auto_scale_lr multiplies the rate of the optimizer by world_size * batch / base_batch_size before anything else: it sees neither accumulation nor eta_min and eta_max. Give run.baseRate as it comes out.',
    },
    {
      code: 'name',
      text: 'ReduceOnPlateauLR follows a metric, which no schedule knows beforehand; it is not read. Nor are the general classes, such as LinearParamScheduler, whose param_name says what LinearLR and LinearMomentum say by their names.',
    },
  ],
};

export const mmengine: Dialect = withFunction(own, {
  name: 'LRSchedulerMixin',
  isFactor: true,
  imports: [
    'from mmengine.optim.scheduler.lr_scheduler import LRSchedulerMixin',
    'from mmengine.optim.scheduler.param_scheduler import _ParamScheduler',
    'from mmengine.registry import PARAM_SCHEDULERS',
  ],
  use: () => `@PARAM_SCHEDULERS.register_module()
class FunctionLR(LRSchedulerMixin, _ParamScheduler):
    def _get_value(self):
        return [base * rate(self.last_step) for base in self.base_values]


param_scheduler = dict(type="FunctionLR", by_epoch=False)`,
  mark: /^class FunctionLR\(LRSchedulerMixin, _ParamScheduler\):/m,
});
