import { type Schedule, ScheduleError } from '@lrlab/core';
import { type Clock, onTicks, onUpdates, runInTicks, stretched, ticksIn } from '../clock/clock.ts';
import { highestOf } from '../shared/highest-of.ts';
import { tidyNumber } from '../shared/tidy-number.ts';
import { type Call, dialectOf } from './call.ts';
import { type CheckedCall, checkArgs } from './check-args.ts';
import { type Args, type Form, type GroupRun, takesFunction, type WrittenRun } from './form.ts';
import { isOddForm } from './is-odd.ts';
import { type InnerCall, isInnerCall, isPassedIn } from './parameter.ts';
import { sameRates } from './same-rates.ts';
import { sameSchedule } from './same-schedule.ts';

export interface WriteOptions {
  readonly dialect: string;
  /** One form; else the first that fits. */
  readonly name?: string;
  readonly run?: GroupRun;
  /** How many updates are executed: then what comes after them does not count. */
  readonly executed?: number;
}

/**
 * The call of a dialect that says a schedule exactly, or nothing if none of its forms can.
 *
 * `name` asks for one form; else the first that fits is taken. What a form proposes is read back, and taken only if it is the
 * schedule again, or has its rates. Arguments that equal the framework's defaults are left out.
 *
 * @example
 * writeCall(exponential({ rate: 0.01, factor: 0.98, every: 2000 }), { dialect: 'tensorflow' });
 * // => { dialect: 'tensorflow', name: 'exponential_decay', args: { learning_rate: 0.01, decay_steps: 2000, decay_rate: 0.98 }, run: {} }
 */
export function writeCall(schedule: Schedule, options: WriteOptions): Call | undefined {
  const { dialect, name, run = {} } = options;
  const { forms, clock } = dialectOf(dialect);
  const asked = forms.filter((form) => name === undefined || form.name === name);
  for (const form of asked) {
    const whole = withNeeds(schedule, form, run);
    const call = callOf(onTicks(schedule, clock, whole), { ...options, schedule, form, clock, run: whole });
    if (call) return call;
  }
  if (clock === 'update') return undefined;
  for (const form of asked) {
    const whole = withNeeds(schedule, form, run);
    const ticks = stretched(schedule, clock, whole);
    const call = callOf(ticks, { ...options, schedule, form, clock, run: whole });
    if (call) return call;
  }
  return undefined;
}

interface CallWriting extends WriteOptions {
  readonly schedule: Schedule;
  readonly form: Form;
  readonly clock: Clock;
  readonly run: GroupRun;
}

/** The call of one form that is proposed for a schedule of ticks, if updates see the schedule itself in it. */
function callOf(ticks: Schedule, writing: CallWriting): Call | undefined {
  const { schedule, dialect, form, clock, run, executed } = writing;
  const args = proposed(form, ticks, {
    ...runInTicks(clock, run),
    ...(executed === undefined ? {} : { executed: Math.ceil(ticksIn(executed, clock, run)) }),
  });
  if (args === undefined) return undefined;
  // What division and multiplication left in the last digit nobody would write.
  for (const own of [tidy(args), args]) {
    const checked = checkArgs(form, { args: own as Args, run });
    if (checked.issues.length > 0) continue;
    if (!readsBack(schedule, { form, clock, args: checked.args, run, executed })) continue;
    return { dialect, name: form.name, args: withoutDefaults(form, checked.args), run };
  }
  return undefined;
}

/** With which forms a call within another is written. */
export interface InnerWriting {
  readonly forms: readonly Form[];
  readonly run: WrittenRun;
  readonly executed?: number;
  /** Whether calls that say it in a roundabout way are left out. */
  readonly isPlain?: boolean;
}

/**
 * The arguments of the first of some forms that say a schedule, for a form that holds calls of others.
 * The outermost call is read back, so that these need not be.
 */
export function writeInner(
  schedule: Schedule,
  { forms, run: outer, executed, isPlain = false }: InnerWriting,
): InnerCall | undefined {
  const { executed: _all, ...run } = outer;
  for (const form of forms) {
    const args = proposed(form, schedule, executed === undefined ? run : { ...run, executed });
    if (args === undefined) continue;
    const checked = checkArgs(form, { args, run });
    if (checked.issues.length > 0) continue;
    if (isPlain && isOddForm(form, checked.args)) continue;
    if (!readsBack(schedule, { form, clock: 'update', args: checked.args, run, executed })) continue;
    return { name: form.name, args };
  }
  return undefined;
}

/**
 * In which order {@link writeInner} is asked, for a form that does no more than step another: plain calls that are right for
 * ever, those that are right as long as it counts, a function, and then whatever there is.
 */
export function tries(forms: readonly Form[], { executed, ...run }: WrittenRun): readonly InnerWriting[] {
  const plain = { forms: forms.filter((form) => !takesFunction(form)), run, isPlain: true };
  const rest = { forms: [...forms.filter(takesFunction), ...forms], run };
  return executed === undefined ? [plain, rest] : [plain, { ...plain, executed }, { ...rest, executed }];
}

/** A value with its numbers tidied. */
function tidy(value: unknown): unknown {
  if (typeof value === 'number') return tidyNumber(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, tidy(inner)]));
}

/** The run with what the form cannot do without: the highest rate is what the optimizer was made with. */
function withNeeds(schedule: Schedule, form: Form, run: GroupRun): GroupRun {
  if (!form.needs.includes('baseRate') || run.baseRate !== undefined) return run;
  return { ...run, baseRate: highestOf(schedule) };
}

/** What a form proposes; nothing where on the way it comes to what no schedule can be. */
function proposed(form: Form, schedule: Schedule, run: WrittenRun): Args | undefined {
  try {
    return form.write(schedule, run);
  } catch (error) {
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}

interface Proposal {
  readonly form: Form;
  readonly clock: Clock;
  readonly args: Args;
  readonly run: GroupRun;
  readonly executed: number | undefined;
}

function readsBack(schedule: Schedule, { form, clock, args, run, executed }: Proposal): boolean {
  try {
    const again = onUpdates(form.read(args, runInTicks(clock, run)), clock, run);
    return sameSchedule(again, schedule) || sameRates(again, schedule, { executed });
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}

function withoutDefaults({ parameters }: Form, args: Args): Args {
  const kept = parameters.filter((parameter) => {
    if (isPassedIn(parameter)) return false;
    return !('fallback' in parameter) || !sameSchedule(args[parameter.name], parameter.fallback);
  });
  return Object.fromEntries(kept.map(({ name }) => [name, plainOf(args[name])]));
}

/** A value without the forms that checking found for the calls in it. */
function plainOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainOf);
  if (!isInnerCall(value) || !('form' in value)) return value;
  const { name, args, form } = value as CheckedCall;
  return { name, args: withoutDefaults(form, args) };
}
