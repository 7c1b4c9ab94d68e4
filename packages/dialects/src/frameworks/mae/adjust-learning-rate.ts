import { ramp, sequence, window } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { integer, number, optional, orNone, when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

interface Args {
  readonly lr: number | null;
  readonly blr: number;
  readonly min_lr: number;
  readonly warmup_epochs: number;
  readonly epochs: number;
}

/** Where windows of several batches do not fill an epoch: its updates, and what they would be if they did. */
function restOf({
  accumulation = 1,
  batchesPerEpoch: batches,
}: GroupRun): { whole: number; share: number } | undefined {
  if (batches === undefined || batches % accumulation === 0) return undefined;
  return { whole: Math.floor(batches / accumulation), share: batches / accumulation };
}

export const adjustLearningRate: Form = form<Args>({
  name: 'adjust_learning_rate',
  aliases: ['main_pretrain', 'main_finetune'],
  parameters: [
    optional('lr', orNone(number), null),
    optional('blr', number, 1e-3),
    optional('min_lr', number, 0),
    optional('warmup_epochs', integer, 40),
    optional('epochs', integer, 400),
  ],
  refuses: ({ lr, epochs, warmup_epochs }, run) => [
    ...when(
      lr === null && run.batchSize === undefined,
      'lr',
      'a rate, or run.batchSize to scale blr by batchSize / 256',
      lr,
    ),
    ...when(epochs <= 0 || epochs > 10_000, 'epochs', 'a number of epochs from 1 to 10000', epochs),
    ...when(warmup_epochs < 0, 'warmup_epochs', 'a number from 0', warmup_epochs),
    ...when(
      restOf(run)?.whole === 0,
      'epochs',
      'an update in every epoch, of more batches than one window',
      epochs,
    ),
  ],
  trains: ({ epochs }, { stepsPerEpoch = 1 }) => epochs * stepsPerEpoch,
  read: ({ lr, blr, min_lr: to, warmup_epochs, epochs }, run) => {
    const peak = lr ?? (blr * (run.batchSize ?? 256)) / 256;
    const rest = restOf(run);
    const perEpoch = rest?.share ?? run.stepsPerEpoch ?? 1;
    const until = warmup_epochs * perEpoch;
    const steps = (epochs - warmup_epochs) * perEpoch;
    const end = epochs * perEpoch;
    const smooth = timeline([
      ...(until > 0
        ? [{ schedule: ramp({ from: 0, to: peak, steps: until }), until: Math.min(until, end) }]
        : []),
      ...(steps > 0
        ? [{ schedule: ramp({ from: peak, to, steps, curve: 'cosine' as const }), until: end }]
        : []),
    ]);
    if (!rest) return smooth;
    return sequence(
      Array.from({ length: epochs }, (_, epoch) =>
        window(smooth, { start: epoch * rest.share, steps: rest.whole }),
      ),
    );
  },
  write: (schedule, run) => {
    const rest = restOf(run);
    const [first] = spansOf(schedule);
    const smooth = rest && first?.part.kind === 'window' ? first.part.part : schedule;
    const perEpoch = rest?.share ?? run.stepsPerEpoch ?? 1;
    const parts = spansOf(smooth).map(({ part }) => (part.kind === 'window' ? part.part : part));
    const warm = parts.find((part) => part.kind === 'ramp' && part.curve === 'linear');
    const main = parts.find((part) => part.kind === 'ramp' && part.curve === 'cosine');
    if (warm?.kind !== 'ramp' && main?.kind !== 'ramp') return undefined;
    const warmup_epochs = warm?.kind === 'ramp' ? Math.round(warm.steps / perEpoch) : 0;
    const all = spansOf(smooth).at(-1)!.end;
    return {
      lr: main?.kind === 'ramp' ? main.from : warm?.kind === 'ramp' ? warm.to : 0,
      min_lr: main?.kind === 'ramp' ? main.to : 0,
      warmup_epochs,
      epochs: Math.round(all / perEpoch),
    };
  },
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
      text: 'blr is scaled by the images of an update, accumulation and devices included, over 256; lr is not. Groups with lr_scale (layer-wise decay) have so many times the rate.',
      fixture: 'mae/blr',
    },
  ],
  families: ['cosine', 'warm-up: linear', 'groups'],
  formula:
    'lr * e / warmup_epochs, then min_lr + (lr - min_lr) * (1 + cos(pi * (e - warmup_epochs) / (epochs - warmup_epochs))) / 2, e = t / steps an epoch',
});
