import { scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, word } from '../../form/parameter.ts';
import { layerGroups, layerScale, refusedLayers } from '../../shared/layer-decay.ts';
import { type Args, formula, parametersOf, read, refuses, trains, write } from './recipe.ts';

export const adjustLearningRate: Form = form<Args>({
  name: 'adjust_learning_rate',
  aliases: ['main_pretrain'],
  parameters: parametersOf({ blr: 1e-3, min_lr: 0, warmup_epochs: 40, epochs: 400 }),
  refuses,
  trains,
  read,
  write,
  notes: [
    {
      code: 'first-step',
      text: 'The first update has rate 0, and the last does not reach min_lr.',
      fixture: 'mae/lr',
    },
    {
      code: 'clock',
      text: 'The first batch of a window sets its rate. Batches that fill no window are left out, and the epoch jumps over them.',
      fixture: 'mae/accumulation-rest',
    },
    {
      code: 'name',
      text: 'blr is scaled by the images of an update, accumulation and devices included, over 256; lr is not.',
      fixture: 'mae/blr',
    },
  ],
  families: ['cosine', 'warm-up: linear'],
  formula,
});

interface FineTuneArgs extends Args {
  readonly layer_decay: number;
  readonly model: string;
}

/** The blocks of each model, and the embedding below them. */
const layers = { vit_base_patch16: 13, vit_large_patch16: 25, vit_huge_patch14: 33 };
const scale = layerScale(layers);
const refusesLayers = refusedLayers(layers);

export const mainFinetune: Form = form<FineTuneArgs>({
  name: 'main_finetune',
  parameters: [
    ...parametersOf({ blr: 1e-3, min_lr: 1e-6, warmup_epochs: 5, epochs: 50 }),
    optional('layer_decay', number, 0.75),
    optional('model', word, 'vit_large_patch16'),
  ],
  refuses: (args, run) => [...refuses(args, run), ...refusesLayers(args, run)],
  trains,
  groups: layerGroups(layers),
  read: (args, run) => {
    const factor = scale(args, run);
    return factor === 1 ? read(args, run) : scaleRates(read(args, run), factor);
  },
  write: (schedule, run) => {
    const own = write(schedule, run);
    return own && { ...own, layer_decay: 1 };
  },
  notes: [
    {
      code: 'name',
      text: 'Other defaults than pre-training, and layers learn slower the deeper they are: the head at lr, each layer below at layer_decay of the one above, min_lr included. Groups are the layers from the embedding up to the head.',
      fixture: 'mae/finetune-base',
    },
  ],
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula: `lr_scale * (${formula}), lr_scale = layer_decay ^ layers above`,
});

export const mainLinprobe: Form = form<Args>({
  name: 'main_linprobe',
  parameters: parametersOf({ blr: 0.1, min_lr: 0, warmup_epochs: 10, epochs: 90 }),
  refuses,
  trains,
  read,
  write,
  notes: [
    {
      code: 'name',
      text: 'Other defaults than pre-training: blr is 0.1, for 90 epochs.',
      fixture: 'mae/linprobe',
    },
  ],
  families: ['cosine', 'warm-up: linear'],
  formula,
});
