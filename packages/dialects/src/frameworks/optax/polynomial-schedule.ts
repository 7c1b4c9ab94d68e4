import { type Form, form } from '../../form/form.ts';
import { from0, number, optional, required } from '../../form/parameter.ts';
import { polynomial, polynomialOf } from './polynomial.ts';
import { polynomialIn } from './single-precision.ts';

interface LinearArgs {
  readonly init_value: number;
  readonly end_value: number;
  readonly transition_steps: number;
  readonly transition_begin: number;
}

const own = (args: LinearArgs & { readonly power?: number }) => ({
  init: args.init_value,
  end: args.end_value,
  power: args.power ?? 1,
  steps: args.transition_steps,
  begin: args.transition_begin,
});

const notes = (name: string) =>
  [
    {
      code: 'floor',
      text: 'Without steps (transition_steps of 0 or less) it stays at init_value for ever, and never gets to end_value.',
      fixture: `optax/${name}-steps-zero`,
    },
    {
      code: 'after-end',
      text: 'From transition_begin + transition_steps on it is end_value.',
      fixture: `optax/${name}-begin`,
    },
  ] as const;

export const linearSchedule: Form = form<LinearArgs>({
  name: 'linear_schedule',
  parameters: [
    required('init_value', number),
    required('end_value', number),
    required('transition_steps', number),
    optional('transition_begin', number, 0),
  ],
  read: (args) => polynomial(own(args)),
  write: (schedule) => {
    const found = polynomialOf(schedule);
    if (found?.power !== 1) return undefined;
    const { init, end, steps, begin } = found;
    return { init_value: init, end_value: end, transition_steps: steps, transition_begin: begin };
  },
  inSinglePrecision: (args) => polynomialIn(own(args)),
  families: ['linear', 'warm-up: linear'],
  formula:
    'init_value + (end_value - init_value) * min(max(t - transition_begin, 0), transition_steps) / transition_steps',
  notes: notes('linear_schedule'),
});

export const polynomialSchedule: Form = form<LinearArgs & { readonly power: number }>({
  name: 'polynomial_schedule',
  parameters: [
    required('init_value', number),
    required('end_value', number),
    required('power', from0),
    required('transition_steps', number),
    optional('transition_begin', number, 0),
  ],
  read: (args) => polynomial(own(args)),
  write: (schedule) => {
    const found = polynomialOf(schedule);
    if (!found) return undefined;
    const { init, end, power, steps, begin } = found;
    return { init_value: init, end_value: end, power, transition_steps: steps, transition_begin: begin };
  },
  inSinglePrecision: (args) => polynomialIn(own(args)),
  families: ['polynomial', 'linear'],
  formula:
    '(init_value - end_value) * (1 - min(max(t - transition_begin, 0), transition_steps) / transition_steps) ^ power + end_value',
  notes: [
    ...notes('polynomial_schedule'),
    {
      code: 'last-step',
      text: 'Compiled in single precision, a power below 1 may be the root of less than 0 from the end on: NaN, on machines that multiply and add at once.',
      fixture: 'optax/polynomial_schedule-power-half-7',
    },
    {
      code: 'last-step',
      text: 'For other lengths it stops short of end_value instead.',
      fixture: 'optax/polynomial_schedule-power-half-41',
    },
  ],
});
