import { durationOf, type Schedule, ScheduleError } from '@lrlab/core';
import { type Call, readGroups } from '../form/call.ts';
import type { Run } from '../form/form.ts';
import { type InnerCall, isInnerCall } from '../form/parameter.ts';
import { mostSampled } from '../shared/function-source.ts';
import { isFunctionSource } from '../text/python/python-function.ts';
import { writtenText } from '../text/write-text.ts';
import { callOf } from './call-of.ts';
import { type Residual, residualOf } from './residual.ts';
import type { Groups, Writing } from './writing.ts';

/** Schedules in a framework's words, and how far what it reads is from them. */
export interface Written {
  /** The call; absent where none of the framework's calls is exact. */
  readonly call?: Call;
  /** Whether it is a call of the framework's own, or a function of the user's that the framework takes; absent where none is exact. */
  readonly by?: 'call' | 'function';
  /** What its users would write; absent where no call is exact. */
  readonly text?: string;
  /** The text as it stands in a program. */
  readonly program?: string;
  /** How many updates are compared. */
  readonly executed: number;
  /** The largest differences over the executed updates, of all parameter groups. */
  readonly residual: Residual;
  /** The first update after the run at which they part, looked for as long again, of a function up to update 1,000,000; nothing if they do not. */
  readonly partsAt: number | null;
}

/**
 * The schedules of the parameter groups of a run in a framework's words: by the first of its calls that has their rates at
 * every executed update, to 1e-12 of the peak, or not at all. The run is `run.totalSteps` updates, else as long as the first
 * schedule; a `ScheduleError` asks for it where that has no end.
 *
 * @example
 * const flat = constant({ rate: 0.1 });
 * writeSchedules([flat], { to: 'torchvision', run: { totalSteps: 100 } }).text;
 * // => 'warmup_lr_scheduler(optimizer=optimizer, warmup_iters=0, warmup_factor=1.0)'
 */
export function writeSchedules(
  groups: Groups,
  { to, run: told = {}, prefer }: WriteSchedulesOptions,
): Written {
  const executed = told.totalSteps ?? lengthOf(groups[0]);
  const run: Run = { ...told, totalSteps: executed };
  const call = callOf(groups, { dialect: to, run, executed, ...(prefer !== undefined && { prefer }) });
  if (!call) return { executed, residual: none, partsAt: null };
  const between = (from: number, to: number): Residual => {
    // A function is asked as far as the run goes, and knows more.
    const asked = isByFunction(call) ? { ...call, run: { ...call.run, totalSteps: to } } : call;
    // One stands for all groups that are alike.
    const again = readGroups(asked);
    return worst(groups.map((group, i) => residualOf([group, again[i] ?? again[0]!], { from, to })));
  };
  return {
    call,
    by: isByFunction(call) ? 'function' : 'call',
    ...writtenText(call),
    executed,
    residual: between(0, executed),
    partsAt: between(
      executed,
      isByFunction(call) ? Math.max(executed, Math.min(2 * executed, mostSampled)) : 2 * executed,
    ).firstStep,
  };
}

interface WriteSchedulesOptions extends Pick<Writing, 'prefer'> {
  readonly to: string;
  readonly run?: Run;
}

const none: Residual = { absolute: 0, relative: 0, step: null, firstStep: null };

function lengthOf(schedule: Schedule): number {
  const length = Math.ceil(durationOf(schedule));
  if (Number.isFinite(length)) return length;
  const message = 'expected a number above 0, as the schedule has no end of its own, got nothing';
  throw new ScheduleError([{ path: 'run.totalSteps', code: 'field', message }]);
}

/** Whether a call, or one within it, hands over a function. */
const isByFunction = ({ args }: InnerCall): boolean =>
  Object.values(args)
    .flat()
    .some((value) => isFunctionSource(value) || (isInnerCall(value) && isByFunction(value)));

function worst(residuals: readonly Residual[]): Residual {
  const first = residuals.flatMap(({ firstStep }) => firstStep ?? []);
  const largest = residuals.reduce((a, b) => (b.absolute > a.absolute ? b : a));
  return {
    ...largest,
    relative: Math.max(...residuals.map(({ relative }) => relative)),
    firstStep: first.length > 0 ? Math.min(...first) : null,
  };
}
