import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, required, when } from '../../form/parameter.ts';
import { onIterations, onProgress } from '../../shared/by-epoch.ts';
import { cosineWave, cosineWaveOf } from '../../shared/cosine-wave.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

export const warmUpLr: Form = form<{ warm_up_epochs: number; max_epochs: number }>({
  name: 'warm_up_lr',
  parameters: [required('warm_up_epochs', number), required('max_epochs', number)],
  needs: ['baseRate'],
  refuses: ({ warm_up_epochs, max_epochs }) =>
    when(
      warm_up_epochs === max_epochs,
      'max_epochs',
      `another number than warm_up_epochs (${warm_up_epochs}), as their difference divides`,
      max_epochs,
    ),
  read: ({ warm_up_epochs, max_epochs }, run) => {
    const { baseRate: base = 1 } = run;
    const steps = Math.abs(max_epochs - warm_up_epochs);
    // The cosine has no end: it comes back up after max_epochs.
    const wave = cosineWave({ from: base, to: 0, steps });
    const warm =
      warm_up_epochs > 0
        ? [{ schedule: ramp({ from: 0, to: base, steps: warm_up_epochs }), until: warm_up_epochs }]
        : [];
    const byEpoch = timeline([...warm, { schedule: wave, origin: warm_up_epochs, until: Infinity }]);
    return onIterations(byEpoch, true, run);
  },
  // PyTorch has no such class: it is a document's own function.
  isOdd: () => true,
  write: (schedule, run) => {
    const found = spansOf(onProgress(schedule, run).progress);
    const [first, last] = [found[0]!.part, found.at(-1)!.part];
    // A warm-up of less than nothing joins the wave late.
    const isLate = last.kind === 'window';
    const warm = isLate ? -last.start : first.kind === 'ramp' ? first.steps : 0;
    const falling = cosineWaveOf(isLate ? last.part : last)?.steps;
    return falling === undefined ? undefined : { warm_up_epochs: warm, max_epochs: warm + falling };
  },
  families: ['cosine', 'warm-up: linear', 'by epoch'],
  formula:
    'lr * (t / warm_up_epochs if t <= warm_up_epochs else (1 + cos(pi * (t - warm_up_epochs) / (max_epochs - warm_up_epochs))) / 2)',
  notes: [
    {
      code: 'after-end',
      text: 'After max_epochs the cosine rises again; the last scheduler.step() already asks there.',
      fixture: 'pytorch/past-the-end',
    },
    {
      code: 'first-step',
      text: 'The factor of epoch 0 is 0: with warm-up the first epoch learns nothing.',
      fixture: 'pytorch/warmup-one',
    },
    { code: 'name', text: 'It returns a factor for LambdaLR, not a rate.' },
  ],
});
