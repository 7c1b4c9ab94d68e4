import { durationOf, type Schedule, ScheduleError } from '@lrlab/core';
import { runInTicks, ticksIn } from '../clock/clock.ts';
import { type Call, dialectOf, formOf, readCall, readGroups } from '../form/call.ts';
import { checkArgs } from '../form/check-args.ts';
import { type GroupRun, type Run, takesFunction } from '../form/form.ts';
import { isOdd } from '../form/is-odd.ts';
import { type InnerCall, isInnerCall } from '../form/parameter.ts';
import { writeCall } from '../form/write-call.ts';
import { mostSampled } from '../shared/function-source.ts';
import { highestOf } from '../shared/highest-of.ts';
import { isFunctionSource } from '../text/python/python-function.ts';
import { writtenText } from '../text/write-text.ts';
import { flat } from './flat.ts';
import { multiplied } from './multiplied.ts';
import { type Residual, residualOf } from './residual.ts';

type Groups = readonly [Schedule, ...Schedule[]];

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

type Preferred = Pick<Call, 'name' | 'args'>;

interface WriteSchedulesOptions {
  readonly to: string;
  readonly run?: Run;
  /** The call that is asked before all others, as it is and then its form, such as that which the schedules were read from. */
  readonly prefer?: Preferred;
}

const none: Residual = { absolute: 0, relative: 0, step: null, firstStep: null };

function lengthOf(schedule: Schedule): number {
  const length = Math.ceil(durationOf(schedule));
  if (Number.isFinite(length)) return length;
  const message = 'expected a number above 0, as the schedule has no end of its own, got nothing';
  throw new ScheduleError([{ path: 'run.totalSteps', code: 'field', message }]);
}

interface Writing {
  readonly dialect: string;
  readonly run: Run;
  readonly executed: number;
  readonly prefer?: Preferred;
}

/** The call that says the schedules of all groups: plainly if one can, then by a function, then in a roundabout way. */
function callOf(groups: Groups, writing: Writing): Call | undefined {
  const same = writing.prefer && asItIs(groups, { ...writing, prefer: writing.prefer });
  if (same) return same;
  const plain = flat(groups[0], writing.executed);
  const factors = plain && multiplied(plain);
  // The schedule as it is says what happens after the end, too.
  const candidates = [groups[0], ...(plain ? [plain] : []), ...(factors ? [factors] : [])];
  const { forms } = dialectOf(writing.dialect);
  let odd: Call | undefined;
  for (const run of runsOf(writing)) {
    for (const tried of [
      forms.filter(({ name }) => name === writing.prefer?.name),
      forms.filter((form) => !takesFunction(form)),
      forms.filter(takesFunction),
    ]) {
      for (const schedule of candidates) {
        for (const { name } of tried) {
          const call = formCall(schedule, { ...writing, run, name, groups });
          if (call && !isOdd(call)) return call;
          odd ??= call;
        }
      }
    }
  }
  return odd;
}

/** The preferred call, if it says the schedules on this run, too. */
function asItIs(
  groups: Groups,
  { dialect, run, executed, prefer: { name, args } }: Writing & { readonly prefer: Preferred },
): Call | undefined {
  const call: Call = { dialect, name, args, run };
  try {
    const again = readGroups(call);
    const isRight = groups.every((group, i) => {
      const own = again[i];
      return own && residualOf([group, own], { from: 0, to: executed }).firstStep === null;
    });
    return isRight && trainsFor(call, executed) ? call : undefined;
  } catch (error) {
    // On another run the same arguments may be refused.
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

/** Whether a call, or one within it, hands over a function. */
const isByFunction = ({ args }: InnerCall): boolean =>
  Object.values(args)
    .flat()
    .some((value) => isFunctionSource(value) || (isInnerCall(value) && isByFunction(value)));

/** The run as it is; then, where users step a schedule themselves, stepped once an update in place of once an epoch. */
function runsOf({ dialect, run }: Writing): readonly Run[] {
  const { stepsPerEpoch = 1, epochs: _, ...byUpdate } = run;
  return stepsPerEpoch !== 1 && dialectOf(dialect).isSteppedByUser ? [run, byUpdate] : [run];
}

/** The call of one form: the schedule of the first group is written, and read for the others. */
function formCall(
  schedule: Schedule,
  { dialect, run, executed, name, groups }: Writing & { readonly name: string; readonly groups: Groups },
): Call | undefined {
  const { baseRate, ...rest } = run;
  const told = [baseRate ?? []].flat();
  const own = told.length > 0 ? { ...rest, baseRate: told[0]! } : rest;
  const call = writeCall(schedule, { dialect, name, run: own, executed });
  if (!call || !trainsFor(call, executed)) return undefined;
  const rates = told.length > 1 ? told : basesOf(call, groups);
  const isRight = groups.every((group, i) => {
    const groupRun = {
      ...call.run,
      ...(rates[i] === undefined ? {} : { baseRate: rates[i]! }),
      group: i,
    };
    const again = readCall({ ...call, run: groupRun as typeof own });
    return residualOf([group, again], { from: 0, to: executed }).firstStep === null;
  });
  const base = rates.length > 1 ? { baseRate: rates } : {};
  return isRight ? { ...call, run: { ...call.run, ...base } } : undefined;
}

/** The rate that each optimizer group would be made with, where their schedules are shares of the first. */
function basesOf({ run: { baseRate } }: Call, groups: Groups): readonly number[] {
  if (typeof baseRate !== 'number' || groups.length === 1) return [];
  const highest = highestOf(groups[0]);
  return groups.map((group) => (baseRate * highestOf(group)) / highest);
}

/** Whether a call trains for so many updates, or leaves that to the run. */
function trainsFor({ dialect, name, args, run }: Call, executed: number): boolean {
  const form = formOf(dialect, name);
  const { clock } = dialectOf(dialect);
  const own: GroupRun = { ...run, baseRate: [run.baseRate ?? []].flat()[0] } as GroupRun;
  const ticks = form.trains?.(checkArgs(form, { args, run: own }).args, runInTicks(clock, own));
  return ticks === undefined || Math.abs(ticks - ticksIn(executed, clock, own)) <= 1e-9 * ticks;
}

function worst(residuals: readonly Residual[]): Residual {
  const first = residuals.flatMap(({ firstStep }) => firstStep ?? []);
  const largest = residuals.reduce((a, b) => (b.absolute > a.absolute ? b : a));
  return {
    ...largest,
    relative: Math.max(...residuals.map(({ relative }) => relative)),
    firstStep: first.length > 0 ? Math.min(...first) : null,
  };
}
