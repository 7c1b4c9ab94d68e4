import type { Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import { besides, numbers, required } from '../../form/parameter.ts';
import { plateaus, plateausOf, timeline } from '../../shared/timeline.ts';
import { lookedUp, type PiecewiseArgs, refusedCount } from '../tensorflow/piecewise-args.ts';

/** Every range adds its value to the steps it holds: where ranges overlap, values add up. */
function valueAt(step: number, { boundaries, values }: PiecewiseArgs): number {
  const last = boundaries.length - 1;
  return values.reduce((sum, value, i) => {
    const isAfter = i === 0 || step > boundaries[i - 1]!;
    return isAfter && (i > last || step <= boundaries[i]!) ? sum + value : sum;
  }, 0);
}

function read({ boundaries, values }: PiecewiseArgs): Schedule {
  // The step is whole, and boundaries are made so.
  const whole = { boundaries: boundaries.map(Math.trunc), values };
  const ends = [...whole.boundaries].sort((a, b) => a - b).map((boundary) => boundary + 1);
  const rates = [...ends.map((end) => valueAt(end - 1, whole)), valueAt(ends.at(-1)!, whole)];
  return timeline(plateaus(ends, rates));
}

export const piecewiseConstantDecay: Form = form<PiecewiseArgs>({
  name: 'PiecewiseConstantDecay',
  parameters: [required('boundaries', numbers), required('values', numbers), besides('name')],
  refuses: refusedCount,
  read,
  write: (schedule) => {
    const found = plateausOf(schedule);
    if (!found) return undefined;
    // One rate for ever still needs a boundary, one that has been passed at the start.
    if (found.ends.length === 0) return { boundaries: [-1], values: [found.rates[0]!, found.rates[0]!] };
    return { boundaries: found.ends.map((end) => end - 1), values: found.rates };
  },
  inSinglePrecision: lookedUp(read),
  families: ['multi-step', 'constant'],
  formula: 'values[i], i = how many boundaries are below t',
  notes: [
    {
      code: 'boundary',
      text: 'At a boundary the old value still holds; the new one comes a step later.',
      fixture: 'keras/PiecewiseConstantDecay-two-boundaries',
    },
    {
      code: 'rounding',
      text: 'A boundary between two steps is cut off to a whole one.',
      fixture: 'keras/PiecewiseConstantDecay-boundaries-fraction',
    },
    {
      code: 'boundary',
      text: 'Unsorted boundaries are not refused: where two ranges hold, their values are added.',
      fixture: 'keras/PiecewiseConstantDecay-unsorted',
    },
    {
      code: 'raises',
      text: 'Without boundaries it fails when it is asked, not when it is made.',
      fixture: 'keras/PiecewiseConstantDecay-no-boundaries',
    },
  ],
});
