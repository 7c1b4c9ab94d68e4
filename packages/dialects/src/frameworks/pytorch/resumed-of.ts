import { type Schedule, ScheduleError, samples } from '@lrlab/core';
import { formOf } from '../../form/call.ts';
import { type CheckedCall, checkArgs } from '../../form/check-args.ts';
import type { GroupRun } from '../../form/form.ts';
import type { InnerCall } from '../../form/parameter.ts';
import type { Group } from './tick-rules.ts';
import { forGroup } from './ticked.ts';
import { type Ticking, ticking } from './ticking.ts';

/**
 * What is done when a run is resumed, in order: `optimizer` and `scheduler` load what the checkpoint kept of them, and
 * `new scheduler` makes one. `last_epoch` makes one that is told the tick, on a new optimizer that knows its `initial_lr`.
 */
export type ResumeOrder =
  | 'new scheduler, scheduler, optimizer'
  | 'new scheduler, optimizer, scheduler'
  | 'optimizer, new scheduler, scheduler'
  | 'new scheduler, scheduler'
  | 'optimizer, new scheduler'
  | 'last_epoch';

/**
 * The rates of a PyTorch run that is stopped after so many scheduler steps and resumed, as a schedule in ticks: first those of
 * the call, and from tick `at` on what torch makes of the order of loading.
 *
 * `as` is the call that the resumed run makes, where it is another one. Only with the optimizer's state loaded after the
 * scheduler is made is every class what it would have been. A `ScheduleError` names what torch would raise.
 *
 * @example
 * const call = { name: 'LinearLR', args: { start_factor: 0.5, total_iters: 4 } };
 * const run = { baseRate: 1, totalSteps: 20 };
 * const right = resumedOf(call, { run, at: 2, order: 'new scheduler, scheduler, optimizer' });
 * const wrong = resumedOf(call, { run, at: 2, order: 'optimizer, new scheduler, scheduler' });
 * [rateAt(right, 2), rateAt(wrong, 2)]; // => [0.75, 0.375]
 */
export function resumedOf(
  call: InnerCall,
  {
    run,
    at,
    order,
    as = call,
  }: {
    /** `totalSteps` is the length of the whole run, in ticks. */
    readonly run: GroupRun & { readonly totalSteps: number };
    readonly at: number;
    readonly order: ResumeOrder;
    readonly as?: InnerCall;
  },
): Schedule {
  if (!Number.isSafeInteger(at) || at < 1 || at > run.totalSteps)
    throw refusal('at', `expected a whole number from 1 to ${run.totalSteps}, got ${at}`);
  const { baseRate: lr = 1 } = run;
  const before: Group = { lr };
  const first = ticking(checked(call, run), before);
  const rates: number[] = [];
  for (let tick = 0; tick < at; tick++) {
    rates.push(before.lr);
    first.step();
  }
  const after: Group = { lr };
  const second = resumed(checked(as, run), { group: after, order, at, saved: { group: before, first } });
  rates.push(after.lr);
  for (let tick = at; tick < run.totalSteps; tick++) {
    second.step();
    rates.push(after.lr);
  }
  return samples({ rates });
}

interface Resuming {
  readonly group: Group;
  readonly order: ResumeOrder;
  readonly at: number;
  readonly saved: { readonly group: Group; readonly first: Ticking };
}

function resumed(call: CheckedCall, { group, order, at, saved }: Resuming): Ticking {
  if (order === 'last_epoch') {
    if (/^(SequentialLR|ChainedScheduler|OneCycleLR)$/.test(call.form.name))
      throw refusal(
        'order',
        `expected another order, as ${call.form.name} takes no last_epoch here, got ${order}`,
      );
    group.initial_lr = group.lr;
    return ticking(call, group, at - 1);
  }
  let made: Ticking | undefined;
  for (const what of order.split(', ')) {
    if (what === 'optimizer') Object.assign(group, saved.group);
    else if (what === 'scheduler') made?.load(saved.first.state());
    else made = ticking(call, group);
  }
  return made!;
}

function checked({ name, args }: InnerCall, run: GroupRun): CheckedCall {
  const form = formOf('pytorch', name);
  const found = checkArgs(form, { args, run });
  if (found.issues.length > 0) throw new ScheduleError(found.issues);
  return forGroup({ name: form.name, args: found.args, form }, run.group);
}

const refusal = (path: string, message: string): ScheduleError =>
  new ScheduleError([{ path, code: 'range', message }]);
