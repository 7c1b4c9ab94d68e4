import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, optional, orNone, when } from '../../form/parameter.ts';
import { onEither, onIterations } from '../../shared/by-epoch.ts';
import { refusedWarmup, unwarmed, type WarmupArgs, warmed, warmupParameters } from './warmup.ts';

interface CosineArgs extends WarmupArgs {
  readonly min_lr: number | null;
  readonly min_lr_ratio: number | null;
}

export const cosineAnnealingLrUpdater: Form = form<CosineArgs>({
  name: 'CosineAnnealingLrUpdater',
  aliases: ['CosineAnnealingLrUpdaterHook', 'CosineAnnealing'],
  parameters: [
    optional('min_lr', orNone(number), null),
    optional('min_lr_ratio', orNone(number), null),
    ...warmupParameters,
  ],
  needs: ['baseRate', 'epochs'],
  refuses: (args) => [
    ...when(
      (args.min_lr === null) === (args.min_lr_ratio === null),
      'min_lr',
      'exactly one of min_lr and min_lr_ratio',
      args.min_lr,
    ),
    ...refusedWarmup(args),
  ],
  read: (args, run) => {
    const { baseRate: base = 1, epochs = 1, stepsPerEpoch = 1 } = run;
    const target = args.min_lr_ratio === null ? (args.min_lr ?? 0) : base * args.min_lr_ratio;
    const steps = args.by_epoch ? epochs : epochs * stepsPerEpoch;
    const falling = ramp({ from: base, to: target, steps, curve: 'cosine' });
    return warmed(onIterations(falling, args.by_epoch, run), args, run);
  },
  write: (schedule, run) => {
    const { regular, warmup } = unwarmed(schedule);
    const { by_epoch, progress } = onEither(regular, run);
    if (progress.kind !== 'ramp' || progress.curve !== 'cosine') return undefined;
    return { min_lr: progress.to, by_epoch, ...warmup };
  },
  families: ['cosine', 'by epoch', 'multiplied'],
  formula: 'min_lr + (base - min_lr) * (1 + cos(pi * t / max)) / 2, t in epochs or iterations',
  notes: [
    {
      code: 'last-step',
      text: 'The target is not reached in training: the last progress is (max - 1) / max.',
      fixture: 'mmcv/cosine-min-lr',
    },
    {
      code: 'floor',
      text: 'An absolute min_lr above the base rate of a group makes that group rise.',
      fixture: 'mmcv/cosine-min-lr-above-base',
    },
    {
      code: 'rounding',
      text: 'By epoch, a fractional warm-up leaves the rate stuck until the next epoch.',
      fixture: 'mmcv/cosine-by-epoch-stuck',
    },
  ],
});
