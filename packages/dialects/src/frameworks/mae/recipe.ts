import { type Issue, ramp, type Schedule, sequence, window } from '@lrlab/core';
import type { GroupRun } from '../../form/form.ts';
import { integer, number, optional, orNone, type Parameter, when } from '../../form/parameter.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

/** The flags of MAE's scripts. */
export interface Args {
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

/** What a script takes where it is not told. */
export const parametersOf = (own: Omit<Args, 'lr'>): readonly Parameter[] => [
  optional('lr', orNone(number), null),
  optional('blr', number, own.blr),
  optional('min_lr', number, own.min_lr),
  optional('warmup_epochs', integer, own.warmup_epochs),
  optional('epochs', integer, own.epochs),
];

export const refuses = ({ lr, epochs, warmup_epochs }: Args, run: GroupRun): readonly Issue[] => [
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
];

export function read({ lr, blr, min_lr: to, warmup_epochs, epochs }: Args, run: GroupRun): Schedule {
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
}

export function write(schedule: Schedule, run: GroupRun): Partial<Args> | undefined {
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
}

export const trains = ({ epochs }: Args, { stepsPerEpoch = 1 }: GroupRun): number => epochs * stepsPerEpoch;

export const formula =
  'lr * e / warmup_epochs, then min_lr + (lr - min_lr) * (1 + cos(pi * (e - warmup_epochs) / (epochs - warmup_epochs))) / 2, e = t / steps an epoch';
