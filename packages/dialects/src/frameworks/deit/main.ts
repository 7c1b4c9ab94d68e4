import { constant, ramp } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { flag, integer, number, optional, when, word } from '../../form/parameter.ts';
import { onIterations } from '../../shared/by-epoch.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';

interface Args {
  readonly lr: number;
  readonly unscale_lr: boolean;
  readonly epochs: number;
  readonly sched: string;
  readonly warmup_epochs: number;
  readonly warmup_lr: number;
  readonly min_lr: number;
}

const scaleOf = (unscaled: boolean, { batchSize = 512 }: GroupRun): number =>
  unscaled ? 1 : batchSize / 512;

export const deitMain: Form = form<Args>({
  name: 'main',
  parameters: [
    optional('lr', number, 5e-4),
    optional('unscale_lr', flag, false),
    optional('epochs', integer, 300),
    optional('sched', word, 'cosine'),
    optional('warmup_epochs', integer, 5),
    optional('warmup_lr', number, 1e-6),
    optional('min_lr', number, 1e-5),
  ],
  refuses: ({ unscale_lr, epochs, sched, warmup_epochs, lr, min_lr }, run) => [
    ...when(
      sched !== 'cosine',
      'sched',
      '"cosine", DeiT\'s own; the others are in the dialect of timm',
      sched,
    ),
    ...when(
      !unscale_lr && run.batchSize === undefined,
      'unscale_lr',
      'True, or run.batchSize, as lr is scaled by batchSize / 512',
      unscale_lr,
    ),
    ...when(epochs <= 0, 'epochs', 'a number above 0', epochs),
    ...when(warmup_epochs < 0, 'warmup_epochs', 'a number from 0', warmup_epochs),
    ...when(min_lr < 0, 'min_lr', 'a number from 0', min_lr),
    ...when(lr === 0, 'lr', 'a number other than 0', lr),
  ],
  trains: ({ epochs }, { stepsPerEpoch = 1 }) => epochs * stepsPerEpoch,
  read: ({ lr, unscale_lr, epochs, warmup_epochs: warm, warmup_lr, min_lr }, run) => {
    const peak = lr * scaleOf(unscale_lr, run);
    // The epoch that has ended is what timm is told: all of its rates come an epoch late.
    const first = { schedule: constant({ rate: warm > 0 ? warmup_lr : peak }), until: 1 };
    const up: Span[] =
      warm > 0 ? [{ schedule: ramp({ from: warmup_lr, to: peak, steps: warm }), until: warm + 1 }] : [];
    const down = ramp({ from: peak, to: min_lr, steps: epochs, curve: 'cosine' });
    const floor = constant({ rate: min_lr });
    const after: Span[] = [
      { schedule: down, origin: 1, until: epochs + 1 },
      { schedule: floor, until: Infinity },
    ];
    const spans =
      warm < epochs ? [first, ...up, ...after] : [first, ...up, { schedule: floor, until: Infinity }];
    return onIterations(timeline(spans), true, run);
  },
  write: (schedule, run) => {
    const { stepsPerEpoch = 1 } = run;
    const inEpochs = schedule.kind === 'stairs' ? schedule.part : schedule;
    const perEpoch = schedule.kind === 'stairs' ? stepsPerEpoch : 1;
    const parts = spansOf(inEpochs).map(({ part }) => (part.kind === 'window' ? part.part : part));
    const up = parts.find((part) => part.kind === 'ramp' && part.curve === 'linear');
    const down = parts.find((part) => part.kind === 'ramp' && part.curve === 'cosine');
    const last = parts.at(-1)!;
    const peak = down?.kind === 'ramp' ? down.from : up?.kind === 'ramp' ? up.to : undefined;
    if (peak === undefined || last.kind !== 'constant') return undefined;
    const warmup_epochs = up?.kind === 'ramp' ? Math.round(up.steps / perEpoch) : 0;
    const unscale_lr = run.batchSize === undefined;
    return {
      lr: peak / scaleOf(unscale_lr, run),
      unscale_lr,
      epochs: down?.kind === 'ramp' ? Math.round(down.steps / perEpoch) : warmup_epochs,
      warmup_epochs,
      ...(up?.kind === 'ramp' ? { warmup_lr: up.from } : {}),
      min_lr: last.rate,
    };
  },
  notes: [
    {
      code: 'boundary',
      text: "The scheduler is told the epoch that has ended, so every rate comes an epoch late: the first two epochs share warmup_lr, and timm's drop after the warm-up comes an epoch later.",
      fixture: 'deit/short',
    },
    {
      code: 'name',
      text: 'lr is scaled by the images of an update over 512, warmup_lr and min_lr are not.',
      fixture: 'deit/small-batch',
    },
    {
      code: 'last-step',
      text: 'The last epoch does not reach min_lr: it is told the one before the last of the cosine.',
      fixture: 'deit/defaults',
    },
  ],
  families: ['cosine', 'warm-up: linear', 'by epoch'],
  formula: "timm's cosine at the epoch before: min_lr + (lr - min_lr) * (1 + cos(pi * (e - 1) / epochs)) / 2",
});
