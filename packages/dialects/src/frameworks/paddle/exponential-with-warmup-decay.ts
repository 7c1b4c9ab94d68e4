import { ramp } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { number, numbers, required, when } from '../../form/parameter.ts';
import { shareOf } from '../../shared/share-of.ts';
import { plateaus, spansOf, timeline } from '../../shared/timeline.ts';

export const exponentialWithWarmupDecay: Form = form<{
  learning_rate: number;
  boundaries: number[];
  values: number[];
  warmup_iter: number;
  warmup_factor: number;
}>({
  name: 'exponential_with_warmup_decay',
  parameters: [
    required('learning_rate', number),
    required('boundaries', numbers),
    required('values', numbers),
    required('warmup_iter', number),
    required('warmup_factor', number),
  ],
  refuses: ({ boundaries, values }) =>
    when(
      values.length < Math.max(boundaries.length, 1),
      'values',
      `at least one value, and one for each of the ${boundaries.length} boundaries`,
      values,
    ),
  read: ({ learning_rate, boundaries, values, warmup_iter, warmup_factor }) => {
    // The first case that holds wins: the warm-up, then the boundaries in the order of the list, then the last value.
    const main = plateaus(boundaries, [...values.slice(0, boundaries.length), values.at(-1)!]);
    if (warmup_iter <= 0) return timeline(main);
    const warm = ramp({ from: learning_rate * warmup_factor, to: learning_rate, steps: warmup_iter });
    return timeline([{ schedule: warm, until: warmup_iter }, ...main]);
  },
  write: (schedule) => {
    const [first, ...rest] = spansOf(schedule);
    const warm = first?.part.kind === 'ramp' ? first.part : undefined;
    const main = warm ? rest : [first!, ...rest];
    const values = main.flatMap(({ part }) => (part.kind === 'constant' ? [part.rate] : []));
    if (values.length !== main.length || values.length === 0) return undefined;
    return {
      learning_rate: warm?.to ?? values[0]!,
      boundaries: main.slice(1).map(({ start }) => start),
      values,
      warmup_iter: warm?.steps ?? 0,
      warmup_factor: warm ? shareOf(warm.from, warm.to) : 0,
    };
  },
  families: ['multi-step', 'warm-up: linear'],
  formula:
    'learning_rate * (warmup_factor + (1 - warmup_factor) * t / warmup_iter) while t < warmup_iter, then values[i] up to boundaries[i]',
  notes: [
    {
      code: 'boundary',
      text: 'At a boundary the new value already holds; a warm-up past the first boundary wins over it.',
      fixture: 'paddle/warmup-past-first-boundary',
    },
    {
      code: 'first-step',
      text: 'With a warmup_factor of 0 the first update has rate 0.',
      fixture: 'paddle/documented-766',
    },
  ],
});
