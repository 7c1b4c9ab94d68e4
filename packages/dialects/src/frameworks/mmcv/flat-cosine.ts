import { constant, ramp, type Schedule } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { number, optional, when } from '../../form/parameter.ts';
import { roundHalfEven } from '../../shared/round-half-even.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';
import { lrUpdaterHook } from './hook.ts';
import { refusedTarget, targetOf, targetParameters, targetValueOf } from './target.ts';

interface FlatArgs {
  readonly start_percent: number;
  readonly min_lr: number | null;
  readonly min_lr_ratio: number | null;
}

export const flatCosineAnnealingLrUpdaterHook: Form = lrUpdaterHook<FlatArgs>({
  name: 'FlatCosineAnnealingLrUpdaterHook',
  aliases: ['FlatCosineAnnealingLrUpdater', 'FlatCosineAnnealing'],
  parameters: [optional('start_percent', number, 0.75), ...targetParameters('min_lr')],
  asksLength: true,
  refuses: (args) => [
    ...refusedTarget(args, 'min_lr'),
    ...when(
      args.start_percent < 0 || args.start_percent > 1,
      'start_percent',
      'a float between 0 and 1',
      args.start_percent,
    ),
  ],
  regular: (args, { base, last }): Schedule => {
    const start = roundHalfEven(last * args.start_percent);
    const flat = constant({ rate: base });
    if (start >= last) return flat;
    const to = targetValueOf(targetOf(args, 'min_lr'), base);
    const falling = ramp({ from: base, to, steps: last - start, curve: 'cosine' });
    return timeline([
      { schedule: flat, until: start },
      { schedule: falling, until: last },
    ]);
  },
  propose: (regular, { last }) => {
    if (regular.kind === 'constant') return { start_percent: 1, min_lr: 0 };
    const { part, start } = spansOf(regular).at(-1)!;
    return part.kind === 'ramp' && part.curve === 'cosine'
      ? { start_percent: start / last, min_lr: part.to }
      : undefined;
  },
  families: ['cosine with plateau', 'by epoch'],
  formula: 'base until round(max * start_percent), then a half cosine to min_lr',
  notes: [
    {
      code: 'rounding',
      text: 'The start is rounded as Python rounds, halves to the even number: 7.5 to 8, 2.5 to 2.',
      fixture: 'mmcv/cosine-flat-rounded-even',
    },
  ],
});
