import { type Form, form } from '../../form/form.ts';
import { number, optional, orNone, required } from '../../form/parameter.ts';
import { plateaus, plateausOf, timeline } from '../../shared/timeline.ts';
import { ratesBy, refusesScales, type Scales, scalesByStep, scalesOf } from './scales.ts';

export const piecewiseConstantSchedule: Form = form<{
  init_value: number;
  boundaries_and_scales: Scales | null;
}>({
  name: 'piecewise_constant_schedule',
  parameters: [required('init_value', number), optional('boundaries_and_scales', orNone(scalesByStep), null)],
  refuses: refusesScales,
  read: ({ init_value, boundaries_and_scales }) => {
    const { steps, rates } = ratesBy(boundaries_and_scales, init_value);
    return timeline(plateaus(steps, rates));
  },
  write: (schedule) => {
    const found = plateausOf(schedule);
    const scales = found && scalesOf(found.ends, found.rates);
    if (!scales) return undefined;
    const boundaries_and_scales = found.ends.length > 0 ? scales : null;
    return { init_value: found.rates[0]!, boundaries_and_scales };
  },
  inSinglePrecision: ({ init_value, boundaries_and_scales }) => {
    const f = Math.fround;
    const { steps } = ratesBy(boundaries_and_scales, init_value);
    const scales = steps.map((step) => f(boundaries_and_scales![String(step)]!));
    return (count) =>
      scales.reduce((rate, scale, i) => (count < steps[i]! ? rate : f(scale * rate)), f(init_value));
  },
  families: ['multi-step', 'constant'],
  formula: 'init_value * the scales whose boundary is not above t',
  notes: [
    {
      code: 'boundary',
      text: 'At a boundary the new value already holds, unlike in TensorFlow and Keras.',
      fixture: 'optax/piecewise_constant_schedule-two',
    },
    {
      code: 'name',
      text: 'Scales multiply what was, and are not shares of init_value.',
      fixture: 'optax/piecewise_constant_schedule-two',
    },
  ],
});
