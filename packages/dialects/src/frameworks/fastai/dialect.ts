import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { fastaiDeclares } from './declares.ts';
import { fineTune } from './fine-tune.ts';
import { fitFlatCos, fitOneCycle } from './fit-one-cycle.ts';
import { fitSgdr } from './fit-sgdr.ts';
import { slices } from './layout.ts';
import { lrFind } from './lr-find.ts';

const forms: readonly Form[] = [fitOneCycle, fitFlatCos, fitSgdr, fineTune, lrFind];

const own: Dialect = {
  id: 'fastai',
  title: 'fastai 2',
  clock: 'batch',
  version: '0a049e8',
  layouts: [slices(forms)],
  python: { prefix: 'learn.' },
  forms,
  declares: { own: fastaiDeclares },
  notes: [
    {
      code: 'rounding',
      text: 'The place in a phase is computed in single precision, so that logged rates are off by up to 2e-7 of the peak.',
      fixture: 'fastai/one-cycle-fractional',
    },
  ],
};

export const fastai: Dialect = withFunction(own, {
  name: 'ParamScheduler',
  imports: ['from fastai.callback.schedule import ParamScheduler'],
  use: ({ totalSteps, epochs }) =>
    `learn.fit(\n    ${epochs}, cbs=ParamScheduler({"lr": lambda position: rate(round(position * ${totalSteps}))})\n)`,
  mark: /cbs=ParamScheduler\(\{"lr": lambda position: rate\(/,
});
