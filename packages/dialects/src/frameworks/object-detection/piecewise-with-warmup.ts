import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { flag, numbers, optional, passedIn, required, when } from '../../form/parameter.ts';
import { plateaus, plateausOf, spansOf, timeline } from '../../shared/timeline.ts';

export const piecewiseWithWarmup: Form = form<{ boundaries: number[]; rates: number[]; warmup: boolean }>({
  name: 'piecewise_with_warmup',
  parameters: [
    passedIn('global_step'),
    required('boundaries', numbers),
    required('rates', numbers),
    optional('warmup', flag, false),
  ],
  refuses: ({ boundaries, rates }) => [
    ...when(
      boundaries.some((boundary) => boundary < 0 || !Number.isInteger(boundary)),
      'boundaries',
      'a list of positive integers',
      boundaries,
    ),
    ...when(
      boundaries.some((boundary, i) => boundary <= (boundaries[i - 1] ?? -Infinity)),
      'boundaries',
      'strictly increasing entries',
      boundaries,
    ),
    ...when(
      rates.length !== boundaries.length + 1,
      'rates',
      `exactly one rate more than the ${boundaries.length} boundaries`,
      rates,
    ),
    ...when(boundaries[0] === 0, 'boundaries', 'a first step other than zero', boundaries),
  ],
  read: ({ boundaries, rates, warmup }) => {
    const [first, ...rest] = plateaus(boundaries, rates);
    if (!warmup || boundaries.length === 0) return timeline([first!, ...rest]);
    const until = boundaries[0]!;
    return timeline([{ schedule: ramp({ from: rates[0]!, to: rates[1]!, steps: until }), until }, ...rest]);
  },
  write: (schedule) => {
    const flat = plateausOf(schedule);
    if (flat) return { boundaries: flat.ends, rates: flat.rates, warmup: false };
    const [first, ...rest] = spansOf(schedule);
    if (first?.part.kind !== 'ramp') return undefined;
    const rates = rest.flatMap(({ part }) => (part.kind === 'constant' ? [part.rate] : []));
    return { boundaries: rest.map(({ start }) => start), rates: [first.part.from, ...rates], warmup: true };
  },
  families: ['multi-step', 'constant', 'warm-up: linear'],
  formula:
    'rates[i], i = how many boundaries are not above t; with warmup, before boundaries[0], rates[0] + (rates[1] - rates[0]) * t / boundaries[0]',
  notes: [
    {
      code: 'boundary',
      text: 'At a boundary the new rate already holds, unlike in tf.train.piecewise_constant_decay.',
      fixture: 'object-detection/piecewise_with_warmup-plain',
    },
    {
      code: 'first-step',
      text: 'With warmup, rates[0] is where the ramp to rates[1] begins; without it, the first plateau.',
      fixture: 'object-detection/piecewise_with_warmup-warmup',
    },
  ],
});
