import { type Form, form, type GroupRun } from '../../form/form.ts';
import { above0, integer, number, optional, when, word } from '../../form/parameter.ts';
import { onIterations, onProgress } from '../../shared/by-epoch.ts';
import { readReference, referenceOf } from './reference-call.ts';
import { refusedWarmup, type WarmupArgs, warmupParameters } from './warmup-parameters.ts';

interface ClassificationArgs extends WarmupArgs {
  readonly lr_scheduler: string;
  readonly lr_step_size: number;
  readonly lr_gamma: number;
  readonly lr_min: number;
}

const names = { steplr: 'StepLR', cosineannealinglr: 'CosineAnnealingLR', exponentiallr: 'ExponentialLR' };

/** In epochs. */
const inEpochs = ({ totalSteps: _steps, stepsPerEpoch: _epoch, ...run }: GroupRun): GroupRun => run;

export const classification: Form = form<ClassificationArgs>({
  name: 'classification',
  parameters: [
    optional('lr_scheduler', word, 'steplr'),
    ...warmupParameters('constant'),
    optional('lr_step_size', integer, 30),
    optional('lr_gamma', above0, 0.1),
    optional('lr_min', number, 0),
  ],
  needs: ['baseRate', 'epochs'],
  refuses: (args, { epochs = 1 }) => [
    ...when(
      !Object.hasOwn(names, args.lr_scheduler.toLowerCase()),
      'lr_scheduler',
      'StepLR, CosineAnnealingLR or ExponentialLR',
      args.lr_scheduler,
    ),
    ...when(args.lr_step_size === 0, 'lr_step_size', 'an integer other than 0, as it divides', 0),
    ...refusedWarmup(args),
    ...when(
      args.lr_warmup_epochs === epochs && args.lr_scheduler.toLowerCase() === 'cosineannealinglr',
      'lr_warmup_epochs',
      'fewer epochs than the whole run, as the rest of it divides',
      args.lr_warmup_epochs,
    ),
  ],
  read: (args, run) => {
    const { epochs = 1 } = run;
    const name = names[args.lr_scheduler.toLowerCase() as keyof typeof names];
    const main = {
      StepLR: { step_size: args.lr_step_size, gamma: args.lr_gamma },
      CosineAnnealingLR: { T_max: epochs - args.lr_warmup_epochs, eta_min: args.lr_min },
      ExponentialLR: { gamma: args.lr_gamma },
    }[name]!;
    const warmup = {
      ticks: args.lr_warmup_epochs,
      method: args.lr_warmup_method,
      decay: args.lr_warmup_decay,
    };
    return onIterations(readReference({ name, args: main }, warmup, inEpochs(run)), true, run);
  },
  write: (schedule, run) => {
    const { by_epoch, progress } = onProgress(schedule, run);
    const found = by_epoch ? referenceOf(progress, inEpochs(run)) : undefined;
    if (!found) return undefined;
    const { main, warmup } = found;
    const own = main.args as Readonly<Record<string, number | undefined>>;
    const { step_size, gamma = 0.1, eta_min = 0 } = own;
    return {
      lr_scheduler: main.name.toLowerCase(),
      lr_warmup_epochs: warmup.ticks,
      lr_warmup_method: warmup.method,
      lr_warmup_decay: warmup.decay,
      lr_step_size: step_size ?? 30,
      lr_gamma: gamma,
      lr_min: eta_min,
    };
  },
  families: ['step', 'cosine', 'exponential', 'warm-up: linear', 'warm-up: constant', 'by epoch'],
  formula: 'SequentialLR of a warm-up of lr_warmup_epochs and lr_scheduler, stepped after every epoch',
  notes: [
    {
      code: 'boundary',
      text: 'The full rate is met at epoch lr_warmup_epochs, and a cosine has the epochs that are left.',
      fixture: 'torchvision/classification-cosine-linear',
    },
    {
      code: 'clock',
      text: 'Epochs are counted by the main schedule from the end of the warm-up: with a warm-up of 5, StepLR falls at epoch 35.',
      fixture: 'torchvision/classification-step-linear',
    },
  ],
});
