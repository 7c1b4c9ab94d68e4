import { repeat, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  besides,
  from0,
  integer,
  number,
  oneOf,
  optional,
  orNone,
  required,
  when,
  word,
} from '../../form/parameter.ts';
import {
  dampedTriangles,
  dampedTrianglesOf,
  type Triangles,
  triangle,
  triangleOf,
} from '../pytorch/damped-triangles.ts';
import { lastParameters, wholeFrom1 } from './parameters.ts';

interface CyclicArgs {
  readonly base_learning_rate: number;
  readonly max_learning_rate: number;
  readonly step_size_up: number;
  readonly step_size_down: number | null;
  readonly mode: string;
  readonly exp_gamma: number;
  readonly scale_mode: string;
}

const modes = ['triangular', 'triangular2', 'exp_range'];

const argsOf = ({ low, high, up, down }: Triangles): Partial<CyclicArgs> => ({
  base_learning_rate: low,
  max_learning_rate: high,
  step_size_up: up,
  step_size_down: down === up ? null : down,
});

export const cyclicLr: Form = form<CyclicArgs>({
  name: 'CyclicLR',
  parameters: [
    required('base_learning_rate', from0),
    required('max_learning_rate', from0),
    required('step_size_up', integer),
    optional('step_size_down', orNone(integer), null),
    optional('mode', word, 'triangular'),
    optional('exp_gamma', number, 1),
    besides('scale_fn'),
    optional('scale_mode', oneOf('cycle', 'iterations'), 'cycle'),
    ...lastParameters,
  ],
  refuses: ({ step_size_up, step_size_down, mode, exp_gamma }) => [
    ...wholeFrom1('step_size_up', step_size_up),
    ...(step_size_down === null ? [] : wholeFrom1('step_size_down', step_size_down)),
    ...when(!modes.includes(mode), 'mode', modes.map((one) => JSON.stringify(one)).join(', '), mode),
    ...when(
      mode === 'exp_range' && exp_gamma <= 0,
      'exp_gamma',
      'a number above 0, as others leave no schedule',
      exp_gamma,
    ),
  ],
  read: (args): Schedule => {
    const { base_learning_rate: low, max_learning_rate: high, step_size_up: up, mode, exp_gamma } = args;
    const own = { low, high, up, down: args.step_size_down ?? up };
    if (mode === 'exp_range' && exp_gamma !== 1) return dampedTriangles({ ...own, gamma: exp_gamma });
    return repeat(triangle(own), mode === 'triangular2' ? { rateFactor: 0.5, floor: low } : {});
  },
  write: (schedule) => {
    const damped = dampedTrianglesOf(schedule);
    if (damped) return { ...argsOf(damped), mode: 'exp_range', exp_gamma: damped.gamma };
    const found = schedule.kind === 'repeat' ? triangleOf(schedule.part) : undefined;
    if (!found || schedule.kind !== 'repeat') return undefined;
    return { ...argsOf(found), mode: schedule.rateFactor === 0.5 ? 'triangular2' : 'triangular' };
  },
  families: ['cyclic'],
  formula: 'base + (max - base) * triangle(t) * (1, 1 / 2 ^ cycle, or exp_gamma ^ t)',
  notes: [
    {
      code: 'boundary',
      text: 'exp_range counts the steps of the whole run, not of its cycle.',
      fixture: 'paddle/cyclic-exp-range',
    },
  ],
});
