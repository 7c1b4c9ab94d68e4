import { type Form, form } from '../../form/form.ts';
import { when } from '../../form/parameter.ts';
import { readReference, referenceOf } from './reference-call.ts';
import { refusedWarmup, type WarmupArgs, warmupParameters } from './warmup-parameters.ts';

const power = 0.9;

export const segmentation: Form = form<WarmupArgs>({
  name: 'segmentation',
  parameters: warmupParameters('linear'),
  needs: ['baseRate', 'epochs'],
  refuses: (args, { epochs = 1 }) => [
    ...refusedWarmup(args),
    ...when(
      args.lr_warmup_epochs > 0 && args.lr_warmup_epochs >= epochs,
      'lr_warmup_epochs',
      `fewer epochs than the run's ${epochs}, as the rest of it divides`,
      args.lr_warmup_epochs,
    ),
  ],
  read: (args, run) => {
    const { epochs = 1, stepsPerEpoch = 1 } = run;
    const total_iters = Math.round(stepsPerEpoch * (epochs - args.lr_warmup_epochs));
    const warmup = {
      ticks: stepsPerEpoch * args.lr_warmup_epochs,
      method: args.lr_warmup_method,
      decay: args.lr_warmup_decay,
    };
    return readReference({ name: 'PolynomialLR', args: { total_iters, power } }, warmup, run);
  },
  write: (schedule, run) => {
    const found = referenceOf(schedule, run);
    if (found?.main.name !== 'PolynomialLR') return undefined;
    const { ticks, method, decay } = found.warmup;
    return {
      lr_warmup_epochs: ticks / (run.stepsPerEpoch ?? 1),
      lr_warmup_method: ticks > 0 ? method : 'linear',
      lr_warmup_decay: decay,
    };
  },
  families: ['polynomial', 'warm-up: linear', 'warm-up: constant'],
  formula: 'lr * (1 - t / (len(data_loader) * epochs)) ^ 0.9, after a warm-up over what is left',
  notes: [
    {
      code: 'clock',
      text: 'It is stepped after every iteration, and its warm-up is told in epochs.',
      fixture: 'torchvision/segmentation-linear',
    },
    {
      code: 'version',
      text: 'Before 0.13 it was a LambdaLR of the same formula, whose number of a step past the end is complex.',
      fixture: 'torchvision/segmentation',
    },
  ],
});
