import { type Form, form } from '../form.ts';
import { integers, numbers, passedIn, required, when } from '../parameter.ts';
import { plateaus, plateausOf, timeline } from '../timeline.ts';

export const piecewiseConstantDecay: Form = form<{ boundaries: number[]; values: number[] }>({
  name: 'piecewise_constant_decay',
  aliases: ['piecewise_constant'],
  parameters: [
    passedIn('x'),
    required('boundaries', integers),
    required('values', numbers),
    passedIn('name'),
  ],
  refuses: ({ boundaries, values }) => [
    ...when(
      values.length !== boundaries.length + 1,
      'values',
      `one value more than the ${boundaries.length} boundaries`,
      values,
    ),
    ...when(boundaries.length === 0, 'boundaries', 'at least one boundary', boundaries),
    ...when(
      boundaries.some((boundary, i) => boundary < (boundaries[i - 1] ?? -Infinity)),
      'boundaries',
      'boundaries in rising order',
      boundaries,
    ),
  ],
  read: ({ boundaries, values }) =>
    timeline(
      plateaus(
        boundaries.map((boundary) => boundary + 1),
        values,
      ),
    ),
  write: (schedule) => {
    const found = plateausOf(schedule);
    return found && { boundaries: found.ends.map((end) => end - 1), values: found.rates };
  },
  notes: [
    { code: 'boundary', text: 'At a boundary the old value still holds; the new one comes a step later.' },
  ],
});
