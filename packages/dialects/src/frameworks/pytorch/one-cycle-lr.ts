import type { Issue, Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  flag,
  integer,
  number,
  numberOrNumbers,
  optional,
  orNone,
  passedIn,
  required,
  when,
  word,
} from '../../form/parameter.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { type Phase, phases } from '../../shared/phases.ts';
import { oneCycleArgs } from './one-cycle-args.ts';
import { lastParameters } from './shared-parameters.ts';

export interface OneCycleArgs {
  readonly max_lr: number | number[];
  readonly total_steps: number | null;
  readonly epochs: number | null;
  readonly steps_per_epoch: number | null;
  readonly pct_start: number;
  readonly anneal_strategy: string;
  readonly cycle_momentum: boolean;
  readonly base_momentum: number | number[];
  readonly max_momentum: number | number[];
  readonly div_factor: number;
  readonly final_div_factor: number;
  readonly three_phase: boolean;
}

/** The ticks of the whole run. */
export const lengthOf = ({ total_steps, epochs, steps_per_epoch }: OneCycleArgs): number =>
  total_steps ?? (epochs ?? 0) * (steps_per_epoch ?? 0);

/** From the first value to the second and back, and with three phases on to the third. */
function cycleOf(args: OneCycleArgs, [low, high, end]: readonly [number, number, number]): Schedule {
  const total = lengthOf(args);
  const top = args.pct_start * total - 1;
  const list: Phase[] = args.three_phase
    ? [
        { end: top, to: high },
        { end: 2 * top, to: low },
        { end: total - 1, to: end },
      ]
    : [
        { end: top, to: high },
        { end: total - 1, to: end },
      ];
  return phases(low, { list, last: total - 1, curve: args.anneal_strategy === 'cos' ? 'cosine' : 'linear' });
}

function refused(args: OneCycleArgs, { group }: GroupRun): readonly Issue[] {
  const { total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy } = args;
  const lengths = { total_steps, epochs, steps_per_epoch };
  const isGiven = total_steps !== null || (epochs !== null && steps_per_epoch !== null);
  const used = total_steps === null ? { epochs, steps_per_epoch } : { total_steps };
  return [
    ...when(!isGiven, 'total_steps', 'total_steps, or epochs and steps_per_epoch', null),
    ...Object.entries(isGiven ? used : {}).flatMap(([name, value]) =>
      when(value !== null && value <= 0, name, 'a positive integer', value),
    ),
    ...when(pct_start < 0 || pct_start > 1, 'pct_start', 'a float between 0 and 1', pct_start),
    ...when(
      !['cos', 'linear'].includes(anneal_strategy),
      'anneal_strategy',
      '"cos" or "linear"',
      anneal_strategy,
    ),
    ...when(
      isGiven && pct_start * lengthOf({ ...args, ...lengths }) === 1,
      'pct_start',
      'a share of the steps other than exactly 1 step, as the first phase then divides by 0',
      pct_start,
    ),
    ...when(args.div_factor === 0, 'div_factor', 'a number other than 0, as it divides', 0),
    ...when(args.final_div_factor === 0, 'final_div_factor', 'a number other than 0, as it divides', 0),
    ...refusedGroup(args, ['max_lr', 'base_momentum', 'max_momentum'], group),
  ];
}

export const oneCycleLr: Form = form<OneCycleArgs>({
  name: 'OneCycleLR',
  parameters: [
    passedIn('optimizer'),
    required('max_lr', numberOrNumbers),
    optional('total_steps', orNone(integer), null),
    optional('epochs', orNone(integer), null),
    optional('steps_per_epoch', orNone(integer), null),
    optional('pct_start', number, 0.3),
    optional('anneal_strategy', word, 'cos'),
    optional('cycle_momentum', flag, true),
    optional('base_momentum', numberOrNumbers, 0.85),
    optional('max_momentum', numberOrNumbers, 0.95),
    optional('div_factor', number, 25),
    optional('final_div_factor', number, 1e4),
    optional('three_phase', flag, false),
    ...lastParameters,
  ],
  refuses: refused,
  read: (args, { group }) => {
    const peak = perGroup(args.max_lr, group);
    const initial = peak / args.div_factor;
    return cycleOf(args, [initial, peak, initial / args.final_div_factor]);
  },
  momentum: (args, { group }) => {
    if (!args.cycle_momentum) return undefined;
    const most = perGroup(args.max_momentum, group);
    return cycleOf(args, [most, perGroup(args.base_momentum, group), most]);
  },
  groups: ({ max_lr }) => (Array.isArray(max_lr) ? max_lr.length : undefined),
  write: (schedule, { totalSteps = 0 }) => {
    const args = oneCycleArgs(schedule);
    // A longer run raises.
    return args && totalSteps <= args.total_steps! ? { ...args, cycle_momentum: false } : undefined;
  },
  // One way only, which other classes say by their names.
  isOdd: ({ pct_start, div_factor }) => pct_start <= 0 || pct_start >= 1 || Math.abs(div_factor) <= 1,
  raisesAfterEnd: true,
  answersEnd: true,
  families: ['one cycle', 'one cycle, three phases', 'momentum', 'groups'],
  formula:
    'max_lr / div_factor to max_lr at pct_start * total_steps - 1, to max_lr / div_factor / final_div_factor at total_steps - 1',
  notes: [
    {
      code: 'after-end',
      text: 'The last rate is met at tick total_steps - 1; tick total_steps, which the last scheduler.step() asks for, rises again, and straight it lies below 0. The next one raises.',
      fixture: 'pytorch/one-cycle-past-the-end',
    },
    {
      code: 'rounding',
      text: 'max_lr is met only where pct_start * total_steps is whole: with 7 steps the highest rate is 0.98056 of it.',
      fixture: 'pytorch/one-cycle-peak-missed',
    },
    {
      code: 'floor',
      text: 'final_div_factor divides the first rate, not max_lr.',
      fixture: 'pytorch/one-cycle-divisors',
    },
    {
      code: 'raises',
      text: 'A pct_start of exactly one step divides by zero when the scheduler is made.',
      fixture: 'pytorch/one-cycle-pct-divides',
    },
    {
      code: 'raises',
      text: 'With a pct_start of 1 there is no second phase, and the last scheduler.step() divides by zero.',
      fixture: 'pytorch/one-cycle-pct-one-past-the-end',
    },
    {
      code: 'name',
      text: "The optimizer's own rate does not count: max_lr replaces it, and the base of every other scheduler on the optimizer with it.",
      fixture: 'pytorch/one-cycle-groups',
    },
    {
      code: 'clock',
      text: 'It is made to be stepped after every batch, not after every epoch.',
      fixture: 'pytorch/one-cycle-epochs',
    },
  ],
});
