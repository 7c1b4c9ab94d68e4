import { constant, product, ramp, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { integers, number, optional, when, word } from '../../form/parameter.ts';
import { onIterations, onProgress } from '../../shared/by-epoch.ts';
import { timeline } from '../../shared/timeline.ts';
import { readReference, referenceOf } from './reference-call.ts';

interface DetectionArgs {
  readonly lr_scheduler: string;
  readonly lr_steps: number[];
  readonly lr_gamma: number;
}

const first = 1 / 1000;
const none = { ticks: 0, method: 'constant', decay: 1 };

/** The factor of epoch 0, which a loader of one batch never leaves. */
function warmupOf({ stepsPerEpoch = 1 }: GroupRun): Schedule {
  const until = Math.min(1000, stepsPerEpoch - 1);
  if (until === 0) return constant({ rate: first });
  const rising = ramp({ from: first, to: 1, steps: until });
  return timeline([
    { schedule: rising, until },
    { schedule: constant({ rate: 1 }), until: Infinity },
  ]);
}

const inEpochs = ({ totalSteps: _steps, stepsPerEpoch: _epoch, ...run }: GroupRun): GroupRun => run;

export const detection: Form = form<DetectionArgs>({
  name: 'detection',
  parameters: [
    optional('lr_scheduler', word, 'multisteplr'),
    optional('lr_steps', integers, [16, 22]),
    optional('lr_gamma', number, 0.1),
  ],
  needs: ['baseRate', 'epochs'],
  refuses: ({ lr_scheduler }) =>
    when(
      !['multisteplr', 'cosineannealinglr'].includes(lr_scheduler.toLowerCase()),
      'lr_scheduler',
      'MultiStepLR or CosineAnnealingLR',
      lr_scheduler,
    ),
  read: ({ lr_scheduler, lr_steps, lr_gamma }, run) => {
    const { epochs = 1 } = run;
    const main =
      lr_scheduler.toLowerCase() === 'multisteplr'
        ? { name: 'MultiStepLR', args: { milestones: lr_steps, gamma: lr_gamma } }
        : { name: 'CosineAnnealingLR', args: { T_max: epochs } };
    return product([warmupOf(run), onIterations(readReference(main, none, inEpochs(run)), true, run)]);
  },
  write: (schedule, run) => {
    if (schedule.kind !== 'product' || schedule.factors.length !== 2) return undefined;
    const { progress } = onProgress(schedule.factors[1]!, run);
    const found = referenceOf(progress, inEpochs(run));
    if (!found || found.warmup.ticks > 0) return undefined;
    const { milestones = [16, 22], gamma = 0.1 } = found.main.args as {
      milestones?: number[];
      gamma?: number;
    };
    return { lr_scheduler: found.main.name.toLowerCase(), lr_steps: milestones, lr_gamma: gamma };
  },
  families: ['multi-step', 'cosine', 'warm-up: linear', 'by epoch', 'multiplied'],
  formula: 'in epoch 0 times 0.001 + 0.999 * min(t, W) / W with W = min(1000, len(data_loader) - 1)',
  notes: [
    {
      code: 'rounding',
      text: 'With a loader of one batch the warm-up has no iterations, and the rate stays at a thousandth for the whole run.',
      fixture: 'torchvision/detection-loader-one',
    },
    {
      code: 'clock',
      text: 'The warm-up is stepped after every iteration of epoch 0, the rest after every epoch.',
      fixture: 'torchvision/detection',
    },
  ],
});
