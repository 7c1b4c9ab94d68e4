import type { Dialect, Form } from '../../form/form.ts';
import { withFunction } from '../../form/with-function.ts';
import { configLayout } from '../../text/config-layout.ts';
import { launchKeys } from '../../text/flags/devices-in.ts';
import { recipeRun } from '../../text/flags/recipe-run.ts';
import type { Layout } from '../../text/layout.ts';
import { adjustLearningRate, mainFinetune, mainLinprobe } from './adjust-learning-rate.ts';
import { maeDeclares } from './declares.ts';

/** The scripts by what their names hold, submitit's too, with the batch of a device unless told; pre-training is the rest. */
const scripts: readonly { readonly form: Form; readonly own: RegExp; readonly batch: number }[] = [
  { form: mainFinetune, own: /finetune\w*\.py/, batch: 64 },
  { form: mainLinprobe, own: /linprobe\w*\.py/, batch: 512 },
  { form: adjustLearningRate, own: /(?:)/, batch: 64 },
];

const layouts = scripts.map(
  ({ form, own, batch }): Layout =>
    configLayout({
      syntax: 'flags',
      form,
      keys: ['lr', 'blr', 'min_lr', 'warmup_epochs', 'epochs', 'layer_decay'],
      isFor: (_, text) => own.test(text),
      runKeys: ['batch_size', 'accum_iter', ...launchKeys],
      run: recipeRun({ window: 'accum_iter', batch }),
      flags: {
        look: 'plain',
        program: `python ${form === adjustLearningRate ? 'main_pretrain' : form.name}.py`,
      },
    }),
);

const mainScripts: Dialect = {
  id: 'mae',
  title: 'MAE, util/lr_sched.py',
  clock: 'update',
  version: 'efb2a80 (2022)',
  layouts,
  forms: [adjustLearningRate, mainFinetune, mainLinprobe],
  declares: { own: maeDeclares },
};

export const mae: Dialect = withFunction(mainScripts, {
  name: 'lr_sched',
  use: ({ stepsPerEpoch }) => `def adjust_learning_rate(optimizer, epoch, args):
    lr = rate(round(epoch * ${stepsPerEpoch}))
    for param_group in optimizer.param_groups:
        param_group["lr"] = lr * param_group.get("lr_scale", 1)
    return lr`,
  mark: /^def adjust_learning_rate\(optimizer, epoch, args\):/m,
  notes: [
    {
      code: 'name',
      text: 'A function takes the place of util/lr_sched.py, which the training loop asks at the fraction of an epoch.',
    },
  ],
});
