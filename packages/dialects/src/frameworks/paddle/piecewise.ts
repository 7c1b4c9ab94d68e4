import type { Schedule } from '@lrlab/core';
import { type Form, form, type Note } from '../../form/form.ts';
import { numbers, required, when } from '../../form/parameter.ts';
import { plateaus, plateausOf, timeline } from '../../shared/timeline.ts';
import { lastParameters } from './parameters.ts';

interface PiecewiseArgs {
  readonly boundaries: readonly number[];
  readonly values: readonly number[];
}

const parameters = [required('boundaries', numbers), required('values', numbers)];

/** The first boundary of the list that is still ahead; of too many values the last. */
const read = ({ boundaries, values }: PiecewiseArgs): Schedule =>
  timeline(plateaus(boundaries, [...values.slice(0, boundaries.length), values.at(-1)!]));

function write(schedule: Schedule, atLeastOne: boolean): PiecewiseArgs | undefined {
  const found = plateausOf(schedule);
  if (!found) return undefined;
  const { ends, rates } = found;
  return atLeastOne && ends.length === 0
    ? { boundaries: [1], values: [rates[0]!, rates[0]!] }
    : { boundaries: ends, values: rates };
}

const boundary = (fixture: string): Note => ({
  code: 'boundary',
  text: 'At a boundary the new value already holds, where TensorFlow still has the old one.',
  fixture,
});

export const piecewiseDecay: Form = form<PiecewiseArgs>({
  name: 'PiecewiseDecay',
  parameters: [...parameters, ...lastParameters],
  refuses: ({ boundaries, values }) => [
    ...when(boundaries.length === 0, 'boundaries', 'at least one boundary', boundaries),
    ...when(
      values.length <= boundaries.length,
      'values',
      `one value more than the ${boundaries.length} boundaries`,
      values,
    ),
  ],
  read,
  write: (schedule) => write(schedule, true),
  families: ['multi-step', 'constant'],
  formula: 'values[i], i the first of boundaries above t',
  notes: [boundary('paddle/piecewise')],
});

export const piecewiseDecayLayer: Form = form<PiecewiseArgs>({
  name: 'piecewise_decay',
  parameters,
  refuses: ({ boundaries, values }) =>
    when(
      values.length !== boundaries.length + 1,
      'values',
      `exactly one value more than the ${boundaries.length} boundaries`,
      values,
    ),
  read,
  write: (schedule) => write(schedule, false),
  families: ['multi-step', 'constant'],
  formula: 'values[i], i the first of boundaries above t',
  notes: [boundary('paddle/fluid-piecewise')],
});
