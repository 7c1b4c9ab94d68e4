import { type Issue, rateOf, repeat, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  flag,
  from0,
  number,
  numberOrNumbers,
  optional,
  orNone,
  passedIn,
  required,
  when,
  word,
} from '../../form/parameter.ts';
import { functionSource, rateIn, refusedSampling, sampled } from '../../shared/function-source.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import type { FunctionSource } from '../../text/python/python-function.ts';
import { cyclicArgs } from './cyclic-args.ts';
import { dampedTriangles, triangle } from './damped-triangles.ts';
import { lastParameters } from './shared-parameters.ts';

export interface CyclicArgs {
  readonly base_lr: number | number[];
  readonly max_lr: number | number[];
  readonly step_size_up: number;
  readonly step_size_down: number | null;
  readonly mode: string;
  readonly gamma: number;
  readonly scale_fn: FunctionSource | null;
  readonly scale_mode: string;
  readonly cycle_momentum: boolean;
  readonly base_momentum: number | number[];
  readonly max_momentum: number | number[];
}

const modes = ['triangular', 'triangular2', 'exp_range'];

/** Triangles from `low` to `high`, whose height the mode shrinks towards `low`. */
function triangles(
  { step_size_up: up, step_size_down, mode, gamma, scale_fn, scale_mode }: CyclicArgs,
  { low, high, run }: { readonly low: number; readonly high: number; readonly run: GroupRun },
): Schedule {
  const down = step_size_down ?? up;
  const sizes = { low, high, up, down };
  if (scale_fn !== null) {
    const height = rateOf(repeat(triangle({ ...sizes, low: 0, high: high - low })));
    const scale = rateIn(scale_fn);
    const counted = (tick: number): number =>
      scale_mode === 'cycle' ? Math.floor(1 + tick / (up + down)) : tick;
    return sampled((tick) => low + height(tick) * scale(counted(tick)), { run, name: 'scale_fn' });
  }
  if (mode === 'exp_range' && gamma !== 1) return dampedTriangles({ ...sizes, gamma });
  return mode === 'triangular2'
    ? repeat(triangle(sizes), { rateFactor: 0.5, floor: low })
    : repeat(triangle(sizes));
}

function refused(args: CyclicArgs, run: GroupRun): readonly Issue[] {
  const { step_size_up, mode, gamma, scale_fn } = args;
  return [
    ...refusedGroup(args, ['base_lr', 'max_lr', 'base_momentum', 'max_momentum'], run.group),
    ...when(
      step_size_up === 0,
      'step_size_up',
      'a number above 0, as the way up is divided by it',
      step_size_up,
    ),
    ...when(
      scale_fn === null && !modes.includes(mode),
      'mode',
      modes.map((one) => JSON.stringify(one)).join(', '),
      mode,
    ),
    ...when(
      scale_fn === null && mode === 'exp_range' && gamma < 0,
      'gamma',
      'a number from 0, as a power of it turns its sign at every tick',
      gamma,
    ),
    ...(scale_fn === null ? [] : refusedSampling(run)),
  ];
}

export const cyclicLr: Form = form<CyclicArgs>({
  name: 'CyclicLR',
  parameters: [
    passedIn('optimizer'),
    required('base_lr', numberOrNumbers),
    required('max_lr', numberOrNumbers),
    optional('step_size_up', from0, 2000),
    optional('step_size_down', orNone(from0), null),
    optional('mode', word, 'triangular'),
    optional('gamma', number, 1),
    optional('scale_fn', orNone(functionSource), null),
    optional('scale_mode', word, 'cycle'),
    optional('cycle_momentum', flag, true),
    optional('base_momentum', numberOrNumbers, 0.8),
    optional('max_momentum', numberOrNumbers, 0.9),
    ...lastParameters,
  ],
  refuses: refused,
  read: (args, run) =>
    triangles(args, { low: perGroup(args.base_lr, run.group), high: perGroup(args.max_lr, run.group), run }),
  momentum: (args, run) =>
    args.cycle_momentum
      ? triangles(args, {
          low: perGroup(args.max_momentum, run.group),
          high: perGroup(args.base_momentum, run.group),
          run,
        })
      : undefined,
  groups: ({ base_lr, max_lr }) => [base_lr, max_lr].find(Array.isArray)?.length,
  write: (schedule) => {
    const args = cyclicArgs(schedule);
    return args && { ...args, cycle_momentum: false };
  },
  families: ['cyclic', 'momentum', 'groups'],
  formula: 'base_lr + (max_lr - base_lr) * triangle(t) * (1, 1 / 2 ^ cycle, or gamma ^ t)',
  notes: [
    {
      code: 'name',
      text: "The optimizer's own rate does not count: base_lr replaces it, and the base of schedulers made later with it.",
      fixture: 'pytorch/cyclic-base-ignored',
    },
    {
      code: 'rounding',
      text: 'exp_range multiplies by gamma ^ t with the tick of the whole run, not of the cycle; other modes ignore gamma.',
      fixture: 'pytorch/cyclic-exp-range',
    },
    {
      code: 'sampled',
      text: 'With a scale_fn it is asked at every tick of the run; scale_mode says whether it gets the cycle, from 1, or the tick.',
      fixture: 'pytorch/cyclic-scale-fn',
    },
    {
      code: 'clock',
      text: 'It is made to be stepped after every batch, not after every epoch.',
      fixture: 'pytorch/cyclic',
    },
  ],
});
