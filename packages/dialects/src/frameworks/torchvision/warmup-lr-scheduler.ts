import { constant, ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, passedIn, required } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

export const warmupLrScheduler: Form = form<{ warmup_iters: number; warmup_factor: number }>({
  name: 'warmup_lr_scheduler',
  parameters: [passedIn('optimizer'), required('warmup_iters', number), required('warmup_factor', number)],
  needs: ['baseRate'],
  read: ({ warmup_iters, warmup_factor }, { baseRate: base = 1 }) => {
    const regular = { schedule: constant({ rate: base }), until: Infinity };
    if (warmup_iters <= 0) return timeline([regular]);
    const warm = ramp({ from: base * warmup_factor, to: base, steps: warmup_iters });
    return timeline([{ schedule: warm, until: warmup_iters }, regular]);
  },
  write: (schedule) => {
    const [first, second] = spansOf(schedule);
    if (first?.part.kind === 'constant') return { warmup_iters: 0, warmup_factor: 1 };
    if (first?.part.kind !== 'ramp' || second?.part.kind !== 'constant') return undefined;
    return { warmup_iters: first.part.steps, warmup_factor: shareOf(first.part.from, first.part.to) };
  },
  families: ['warm-up: linear', 'groups'],
  formula: 'lr * (warmup_factor * (1 - t / warmup_iters) + t / warmup_iters), and lr from warmup_iters on',
  notes: [
    {
      code: 'name',
      text: 'It is stepped once an iteration, though LambdaLR calls its argument an epoch, and only in epoch 0.',
    },
    {
      code: 'boundary',
      text: 'The full rate is met at step warmup_iters.',
      fixture: 'torchvision/documented',
    },
  ],
});
