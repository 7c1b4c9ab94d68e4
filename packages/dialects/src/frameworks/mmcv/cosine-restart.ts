import { ramp } from '@lrlab/core';
import type { Form } from '../../form/form.ts';
import { type ArgumentType, integers, numbers, optional, required, when } from '../../form/parameter.ts';
import { type Span, spansOf, timeline } from '../../shared/timeline.ts';
import { lrUpdaterHook } from './hook.ts';
import { refusedTarget, targetOf, targetParameters, targetValueOf } from './target.ts';

interface RestartArgs {
  readonly periods: readonly number[];
  readonly restart_weights: readonly number[];
  readonly min_lr: number | null;
  readonly min_lr_ratio: number | null;
}

const lengths: ArgumentType = {
  expected: 'a list of integers from 0',
  holds: (value) => integers.holds(value) && (value as number[]).every((one) => one >= 0),
};

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const cosineRestartLrUpdaterHook: Form = lrUpdaterHook<RestartArgs>({
  name: 'CosineRestartLrUpdaterHook',
  aliases: ['CosineRestartLrUpdater', 'CosineRestart'],
  parameters: [
    required('periods', lengths),
    optional('restart_weights', numbers, [1]),
    ...targetParameters('min_lr'),
  ],
  refuses: (args, { last }) => {
    const { periods, restart_weights } = args;
    const same = periods.length === restart_weights.length;
    const needed = last < Infinity ? last : 1;
    return [
      ...refusedTarget(args, 'min_lr'),
      ...when(
        !same,
        'restart_weights',
        `one weight for each of the ${periods.length} periods`,
        restart_weights,
      ),
      ...when(sum(periods) < needed, 'periods', `periods of at least ${needed} together`, periods),
    ];
  },
  regular: (args, { base }) => {
    const to = targetValueOf(targetOf(args, 'min_lr'), base);
    let until = 0;
    const spans = args.periods.flatMap((steps, i): Span[] => {
      until += steps;
      const from = to + args.restart_weights[i]! * (base - to);
      return steps > 0 ? [{ schedule: ramp({ from, to, steps, curve: 'cosine' }), until }] : [];
    });
    return timeline(spans);
  },
  propose: (regular, { base }) => {
    const ramps = spansOf(regular).flatMap(({ part }) =>
      part.kind === 'ramp' && part.curve === 'cosine' ? [part] : [],
    );
    const min_lr = ramps[0]?.to;
    if (min_lr === undefined) return undefined;
    const weightOf = (from: number): number => (base === min_lr ? 1 : (from - min_lr) / (base - min_lr));
    return {
      periods: ramps.map(({ steps }) => steps),
      restart_weights: ramps.map(({ from }) => weightOf(from)),
      min_lr,
    };
  },
  raisesAfterEnd: true,
  families: ['cosine restarts, listed', 'cosine restarts, equal', 'cosine', 'by epoch'],
  formula: 'min_lr + weight * (base - min_lr) * (1 + cos(pi * t / period)) / 2, t from the restart',
  notes: [
    {
      code: 'floor',
      text: 'A restart is at min_lr + weight * (base - min_lr); MMEngine restarts at weight * base.',
      fixture: 'mmcv/restart',
    },
    {
      code: 'raises',
      text: 'Training that is longer than the periods together ends in a ValueError.',
      fixture: 'mmcv/restart-past-the-end',
    },
  ],
});
