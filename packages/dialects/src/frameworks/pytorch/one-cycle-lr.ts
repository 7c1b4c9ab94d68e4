import type { Issue } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  flag,
  integer,
  numberOrNumbers,
  optional,
  orNone,
  passedIn,
  required,
  when,
} from '../../form/parameter.ts';
import {
  factorParameters,
  phaseParameters,
  readOneCycle,
  readPhases,
  refusedFactors,
  refusedPhases,
  type OneCycleArgs as SharedArgs,
} from '../../shared/one-cycle-args.ts';
import { perGroup, refusedGroup } from '../../shared/per-group.ts';
import { oneCycleArgs } from './one-cycle-args.ts';
import { lastParameters } from './shared-parameters.ts';

export interface OneCycleArgs extends SharedArgs {
  readonly max_lr: number | number[];
  readonly total_steps: number | null;
  readonly epochs: number | null;
  readonly steps_per_epoch: number | null;
  readonly cycle_momentum: boolean;
  readonly base_momentum: number | number[];
  readonly max_momentum: number | number[];
}

/** The ticks of the whole run. */
export const lengthOf = ({ total_steps, epochs, steps_per_epoch }: OneCycleArgs): number =>
  total_steps ?? (epochs ?? 0) * (steps_per_epoch ?? 0);

function refused(args: OneCycleArgs, { group }: GroupRun): readonly Issue[] {
  const { total_steps, epochs, steps_per_epoch } = args;
  const isGiven = total_steps !== null || (epochs !== null && steps_per_epoch !== null);
  const used = total_steps === null ? { epochs, steps_per_epoch } : { total_steps };
  return [
    ...when(!isGiven, 'total_steps', 'total_steps, or epochs and steps_per_epoch', null),
    ...Object.entries(isGiven ? used : {}).flatMap(([name, value]) =>
      when(value !== null && value <= 0, name, 'a positive integer', value),
    ),
    ...refusedPhases(args, {
      total: lengthOf(args),
      another: 'a share of the steps other than exactly 1 step, as the first phase then divides by 0',
    }),
    ...refusedFactors(args),
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
    ...phaseParameters,
    optional('cycle_momentum', flag, true),
    optional('base_momentum', numberOrNumbers, 0.85),
    optional('max_momentum', numberOrNumbers, 0.95),
    ...factorParameters,
    ...lastParameters,
  ],
  refuses: refused,
  read: (args, { group }) =>
    readOneCycle(args, { peak: perGroup(args.max_lr, group), total: lengthOf(args) }),
  momentum: (args, { group }) => {
    if (!args.cycle_momentum) return undefined;
    const most = perGroup(args.max_momentum, group);
    return readPhases(args, {
      first: most,
      peak: perGroup(args.base_momentum, group),
      end: most,
      total: lengthOf(args),
    });
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
