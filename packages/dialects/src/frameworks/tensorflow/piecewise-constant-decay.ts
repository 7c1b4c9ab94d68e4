import type { Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { besides, integers, numbers, passedIn, required, when } from '../../form/parameter.ts';
import { plateaus, plateausOf, timeline } from '../../shared/timeline.ts';
import { lookedUp, type PiecewiseArgs, refusedCount } from './piecewise-args.ts';

const read = ({ boundaries, values }: PiecewiseArgs): Schedule =>
  timeline(
    plateaus(
      boundaries.map((boundary) => boundary + 1),
      values,
    ),
  );

export const piecewiseConstantDecay: Form = form<PiecewiseArgs>({
  name: 'piecewise_constant_decay',
  aliases: ['piecewise_constant'],
  parameters: [passedIn('x'), required('boundaries', integers), required('values', numbers), besides('name')],
  refuses: ({ boundaries, values }) => [
    ...refusedCount({ boundaries, values }),
    ...when(
      boundaries.some((boundary, i) => boundary < (boundaries[i - 1] ?? -Infinity)),
      'boundaries',
      'boundaries in rising order',
      boundaries,
    ),
  ],
  read,
  write: (schedule) => {
    const found = plateausOf(schedule);
    return found && { boundaries: found.ends.map((end) => end - 1), values: found.rates };
  },
  inSinglePrecision: lookedUp(read),
  families: ['multi-step', 'constant'],
  formula: 'values[i], i = how many boundaries are below t',
  notes: [
    {
      code: 'boundary',
      text: 'At a boundary the old value still holds; the new one comes a step later.',
      fixture: 'tensorflow/piecewise_constant_decay-two-boundaries',
    },
    {
      code: 'raises',
      text: 'Unsorted boundaries fail only at the steps where two ranges hold.',
      fixture: 'tensorflow/piecewise_constant_decay-unsorted',
    },
  ],
});
