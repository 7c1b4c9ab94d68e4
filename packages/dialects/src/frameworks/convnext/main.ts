import { scaleRates } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, when, word } from '../../form/parameter.ts';
import { layerGroups, layerScale, refusedLayers } from '../../shared/layer-decay.ts';
import { cosineScheduler } from './cosine-scheduler.ts';

interface Args {
  readonly lr: number;
  readonly min_lr: number;
  readonly epochs: number;
  readonly warmup_epochs: number;
  readonly warmup_steps: number;
  readonly update_freq: number;
  readonly layer_decay: number;
  readonly model: string;
}

/** main.py cuts these into twelve parts, and has the head above them. */
const layers = { convnext_small: 13, convnext_base: 13, convnext_large: 13, convnext_xlarge: 13 };
const scale = layerScale(layers);
const refusesLayers = refusedLayers(layers);

/** What main.py calls `cosine_scheduler` with. */
const tableArgs = ({ lr, min_lr, ...own }: Args, niter_per_ep = 1): Readonly<Record<string, unknown>> => ({
  base_value: lr,
  final_value: min_lr,
  epochs: own.epochs,
  niter_per_ep,
  warmup_epochs: own.warmup_epochs,
  start_warmup_value: 0,
  warmup_steps: own.warmup_steps,
});

export const convnextMain: Form = form<Args>({
  name: 'main',
  parameters: [
    optional('lr', number, 4e-3),
    optional('min_lr', number, 1e-6),
    optional('epochs', integer, 300),
    optional('warmup_epochs', integer, 20),
    optional('warmup_steps', integer, -1),
    optional('update_freq', integer, 1),
    optional('layer_decay', number, 1),
    optional('model', word, 'convnext_tiny'),
  ],
  refuses: (args, { stepsPerEpoch, accumulation, group }) => [
    ...cosineScheduler.refuses(tableArgs(args, stepsPerEpoch), {}),
    ...when(
      accumulation !== undefined && args.update_freq !== accumulation && args.update_freq !== 1,
      'update_freq',
      `${accumulation}, as the run accumulates so many batches`,
      args.update_freq,
    ),
    ...when(args.update_freq < 1, 'update_freq', 'a number from 1', args.update_freq),
    ...refusesLayers(args, group === undefined ? {} : { group }),
  ],
  trains: ({ epochs }, { stepsPerEpoch = 1 }) => epochs * stepsPerEpoch,
  groups: layerGroups(layers),
  read: (args, run) => {
    const table = cosineScheduler.read(tableArgs(args, run.stepsPerEpoch), {});
    const factor = scale(args, run);
    return factor === 1 ? table : scaleRates(table, factor);
  },
  write: (schedule, run) => {
    const own = cosineScheduler.write(schedule, run) as Record<string, number> | undefined;
    if (own?.['start_warmup_value'] !== 0) return undefined;
    const { epochs, warmup_epochs = 0, warmup_steps } = own;
    const isWhole = Number.isInteger(warmup_epochs);
    return {
      lr: own['base_value']!,
      min_lr: own['final_value']!,
      epochs: epochs!,
      warmup_epochs: isWhole ? warmup_epochs : 1,
      warmup_steps: isWhole ? -1 : warmup_steps!,
    };
  },
  raisesAfterEnd: true,
  notes: [
    {
      code: 'clock',
      text: 'update_freq batches make one update, and the table has one entry an update; a last short window of an epoch is skipped.',
      fixture: 'convnext/main-update-freq',
    },
    {
      code: 'name',
      text: 'lr is taken as it is, whatever the batch; warmup_steps without warmup_epochs fails, as the table is then too short.',
      fixture: 'convnext/main-refused-warmup-steps',
    },
    {
      code: 'name',
      text: 'With layer_decay, layers learn slower the deeper they are, min_lr included: groups are the twelve parts of the model from the stem up, and the head.',
      fixture: 'convnext/main-layer-decay',
    },
    { code: 'last-step', text: 'min_lr is never reached.', fixture: 'convnext/main-defaults' },
  ],
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula:
    'cosine_scheduler(lr, min_lr, epochs, steps an epoch, warmup_epochs, 0, warmup_steps)[t] * lr_scale, lr_scale = layer_decay ^ layers above',
});
