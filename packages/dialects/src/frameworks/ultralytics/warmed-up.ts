import { constant, ramp, type Schedule } from '@lrlab/core';
import type { GroupRun } from '../../form/form.ts';
import { type Span, timeline } from '../../shared/timeline.ts';
import type { TrainArgs } from './train-args.ts';

/** From a first value towards that of each epoch, batch by batch; then the regular rates, which change by epoch. */
export function warmedUp(
  args: TrainArgs,
  run: GroupRun,
  {
    from,
    target,
    regular,
    length,
    includesEnd,
  }: {
    readonly includesEnd: boolean;
    readonly from: number;
    readonly target: (epoch: number) => number;
    readonly regular: Schedule;
    readonly length: number;
  },
): Schedule {
  const { stepsPerEpoch: batches = 1 } = run;
  const end = includesEnd ? length + 1 : length;
  const spans: Span[] = [];
  for (let epoch = 0; length > 0 && epoch * batches < end && epoch < args.epochs; epoch++) {
    const warm = ramp({ from, to: target(epoch), steps: length });
    const until = Math.min((epoch + 1) * batches, end);
    spans.push({ schedule: warm, origin: 0, until });
    if (until < (epoch + 1) * batches && !includesEnd) {
      const stuck = from + ((target(epoch) - from) * (length - 1)) / length;
      spans.push({ schedule: constant({ rate: stuck }), until: (epoch + 1) * batches });
    }
  }
  return timeline([...spans, { schedule: regular, origin: 0, until: Infinity }]);
}
