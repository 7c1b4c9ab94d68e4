import { type Form, form } from '../../form/form.ts';
import { integer, number, optional, when } from '../../form/parameter.ts';
import { cosineScheduler } from './cosine-scheduler.ts';

interface Args {
  readonly lr: number;
  readonly min_lr: number;
  readonly epochs: number;
  readonly warmup_epochs: number;
  readonly warmup_steps: number;
  readonly update_freq: number;
}

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
  ],
  refuses: (args, { stepsPerEpoch, accumulation }) => [
    ...cosineScheduler.refuses(tableArgs(args, stepsPerEpoch), {}),
    ...when(
      accumulation !== undefined && args.update_freq !== accumulation && args.update_freq !== 1,
      'update_freq',
      `${accumulation}, as the run accumulates so many batches`,
      args.update_freq,
    ),
    ...when(args.update_freq < 1, 'update_freq', 'a number from 1', args.update_freq),
  ],
  trains: ({ epochs }, { stepsPerEpoch = 1 }) => epochs * stepsPerEpoch,
  read: (args, { stepsPerEpoch }) => cosineScheduler.read(tableArgs(args, stepsPerEpoch), {}),
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
    { code: 'last-step', text: 'min_lr is never reached.', fixture: 'convnext/main-defaults' },
  ],
  families: ['cosine', 'warm-up: linear'],
  formula: 'cosine_scheduler(lr, min_lr, epochs, steps an epoch, warmup_epochs, 0, warmup_steps)[t]',
});
