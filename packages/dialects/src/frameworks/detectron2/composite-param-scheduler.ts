import type { Form } from '../../form/form.ts';
import { calls, type InnerCall, numbers, required, when, words } from '../../form/parameter.ts';
import { early, paramForm } from './param-form.ts';

export const compositeParamScheduler = (forms: () => readonly Form[]): Form =>
  paramForm<{
    schedulers: readonly InnerCall[];
    lengths: readonly number[];
    interval_scaling: readonly string[];
  }>({
    name: 'CompositeParamScheduler',
    parameters: [
      required('schedulers', calls(forms)),
      required('lengths', numbers),
      required('interval_scaling', words),
    ],
    refuses: ({ schedulers, lengths, interval_scaling }) => {
      const sum = lengths.reduce((a, b) => a + b, 0);
      const unknown = interval_scaling.find((one) => one !== 'rescaled' && one !== 'fixed');
      return [
        ...when(
          schedulers.length !== lengths.length,
          'lengths',
          `${schedulers.length} lengths, one a scheduler`,
          lengths,
        ),
        ...when(schedulers.length === 0, 'schedulers', 'at least one scheduler', schedulers),
        ...when(!(Math.abs(sum - 1) < 1e-3), 'lengths', 'lengths that sum to 1', lengths),
        ...when(
          lengths.some((length) => length < 0),
          'lengths',
          'lengths from 0',
          lengths,
        ),
        ...when(unknown !== undefined, 'interval_scaling', 'rescaled or fixed', unknown),
        ...when(
          interval_scaling.length < schedulers.length,
          'interval_scaling',
          `${schedulers.length} words, one a scheduler`,
          interval_scaling,
        ),
      ];
    },
    notes: [{ ...early, fixture: 'detectron2/composite-five-million' }],
    families: ['one after the other'],
    formula: 'schedulers[i](where), or at (where - start of i) / lengths[i] where rescaled',
  });
