import { type Form, form } from '../../form/form.ts';
import { number, oneOf, optional, orNone, required } from '../../form/parameter.ts';
import { type Interpolation, interpolated, interpolatedIn, interpolatedOf } from './interpolated.ts';
import { refusesScales, type Scales, scalesByStep, scalesOf } from './scales.ts';

interface InterpolateArgs {
  readonly interpolate_type: Interpolation;
  readonly init_value: number;
  readonly boundaries_and_scales: Scales | null;
}

export const piecewiseInterpolateSchedule: Form = form<InterpolateArgs>({
  name: 'piecewise_interpolate_schedule',
  parameters: [
    required('interpolate_type', oneOf('linear', 'cosine')),
    required('init_value', number),
    optional('boundaries_and_scales', orNone(scalesByStep), null),
  ],
  refuses: refusesScales,
  read: ({ interpolate_type, init_value, boundaries_and_scales }) =>
    interpolated(interpolate_type, init_value, boundaries_and_scales),
  write: (schedule) => {
    const found = interpolatedOf(schedule);
    const scales = found && scalesOf(found.steps, found.rates);
    if (!scales) return undefined;
    const boundaries_and_scales = found.steps.length > 0 ? scales : null;
    return { interpolate_type: found.curve, init_value: found.rates[0]!, boundaries_and_scales };
  },
  inSinglePrecision: ({ interpolate_type, init_value, boundaries_and_scales }) =>
    interpolatedIn(interpolate_type, init_value, boundaries_and_scales),
  families: ['linear', 'cosine', 'cyclic', 'warm-up: linear', 'warm-up: cosine or 1 - sqrt'],
  formula:
    'between the products of init_value and the scales up to the boundaries on both sides of t, along a line or half a cosine',
  notes: [
    {
      code: 'name',
      text: 'Scales multiply what was, and are not shares of init_value.',
      fixture: 'optax/piecewise_interpolate_schedule-linear',
    },
    {
      code: 'after-end',
      text: 'From the last boundary on the rate holds.',
      fixture: 'optax/piecewise_interpolate_schedule-cosine',
    },
  ],
});
