import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { onUpdates, runInTicks, tickOf } from '../clock/clock.ts';
import { dialects } from '../dialects.ts';
import { checkArgs } from './check-args.ts';
import type { Args, Dialect, Form, GroupRun, Run } from './form.ts';
import { formIn } from './form-in.ts';

/** A framework's call: what it is named, its arguments, and what the run adds. */
export interface Call {
  readonly dialect: string;
  readonly name: string;
  readonly args: Args;
  readonly run: Run;
}

/**
 * The form of a call; a `ScheduleError` if there is no such dialect or name.
 *
 * @example
 * formOf('tensorflow', 'cosine_decay').notes[0]?.text; // => 'alpha is a share of learning_rate, not a rate.'
 */
export function formOf(dialect: string, name: string): Form {
  return nameIn(dialectOf(dialect), name);
}

/**
 * The dialect with an id; a `ScheduleError` names those there are.
 *
 * @example
 * dialectOf('convnext').forms.map((form) => form.name); // => ['main', 'cosine_scheduler', 'lr_schedule_values']
 */
export function dialectOf(id: string): Dialect {
  const found = dialects.find((dialect) => dialect.id === id);
  if (found) return found;
  throw new ScheduleError([
    oneOf(
      'dialect',
      dialects.map((dialect) => dialect.id),
      id,
    ),
  ]);
}

function nameIn(dialect: Dialect, name: string): Form {
  const found = formIn(dialect.forms, name);
  if (found) return found;
  throw new ScheduleError([
    oneOf(
      'name',
      dialect.forms.map((form) => form.name),
      name,
    ),
  ]);
}

function oneOf(path: string, names: readonly string[], value: unknown): Issue {
  const got = value === undefined ? 'nothing' : JSON.stringify(value);
  return {
    path,
    code: value === undefined ? 'field' : 'range',
    message: `expected one of ${names.join(', ')}, got ${got}`,
  };
}

/**
 * The schedule of a call, in optimizer updates, of the one parameter group that `run.baseRate` names.
 *
 * A `ScheduleError` names every argument at fault, with the framework's rule and the value that came.
 *
 * @example
 * const schedule = readCall({
 *   dialect: 'tensorflow',
 *   name: 'cosine_decay',
 *   args: { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 },
 *   run: {},
 * });
 * rateAt(schedule, 5000); // => 0.005005
 */
export function readCall(call: GroupCall): Schedule {
  return onUpdatesOf(
    call,
    readWith(call, (form, args, run) => form.read(args, run)),
  );
}

/**
 * The momentum, or Adam's first beta, that a call sets beside the rate; nothing where it leaves it alone.
 *
 * A `ScheduleError` names every argument at fault.
 *
 * @example
 * readMomentum({ dialect: 'tensorflow', name: 'cosine_decay', args: { learning_rate: 0.01, decay_steps: 100 } }); // => undefined
 */
export function readMomentum(call: GroupCall): Schedule | undefined {
  const momentum = readWith(call, (form, args, run) => form.momentum?.(args, run));
  return momentum && onUpdatesOf(call, momentum);
}

/**
 * The standard deviation of the rate of each update, where a call adds noise and `readCall` reads its mean; nothing where it
 * adds none.
 *
 * A `ScheduleError` names every argument at fault.
 *
 * @example
 * const args = { learning_rate: 0.1, decay_steps: 100, initial_variance: 0.04 };
 * const deviation = readDeviation({ dialect: 'tensorflow', name: 'noisy_linear_cosine_decay', args });
 * deviation && rateAt(deviation, 0); // => ~0.02
 */
export function readDeviation(call: GroupCall): Schedule | undefined {
  const deviation = readWith(call, (form, args, run) => form.deviation?.(args, run));
  return deviation && onUpdatesOf(call, deviation);
}

/**
 * The rate of each update as the framework computes it in single precision, operation by operation; a `ScheduleError` where
 * the framework computes in double.
 *
 * It is within 4 units in the last place of what the framework logs. Where that differs from `readCall`, at the edges of
 * stairs and above step 2^24, the framework's own rounding decides.
 *
 * @example
 * const call = { dialect: 'tensorflow', name: 'cosine_decay', args: { learning_rate: 0.1, decay_steps: 7 } };
 * singlePrecisionOf(call)(0); // => 0.10000000149011612
 */
export function singlePrecisionOf(call: GroupCall): (step: number) => number {
  const run = call.run ?? {};
  const { clock, forms } = dialectOf(call.dialect);
  const rate = readWith(call, (form, args, own) => form.inSinglePrecision?.(args, own));
  if (rate) return (step) => rate(tickOf(step, clock, run));
  const names = forms.flatMap((form) => (form.inSinglePrecision ? [form.name] : []));
  throw new ScheduleError([oneOf('name', names, call.name)]);
}

type GroupCall = Omit<Call, 'run'> & { readonly run?: GroupRun };

/** What a form makes of a call, on the framework's own clock. */
function readWith<T>(call: GroupCall, read: (form: Form, args: Args, run: GroupRun) => T): T {
  const dialect = dialectOf(call.dialect);
  const form = nameIn(dialect, call.name);
  const run = call.run ?? {};
  const { args, issues } = checkArgs(form, { args: call.args, run });
  if (issues.length > 0) throw new ScheduleError(issues);
  return read(form, args, runInTicks(dialect.clock, run));
}

const onUpdatesOf = ({ dialect, run = {} }: GroupCall, schedule: Schedule): Schedule =>
  onUpdates(schedule, dialectOf(dialect).clock, run);

/**
 * The schedules of a call, one for each parameter group: as many as `run.baseRate` lists or the arguments speak of, else one.
 *
 * @example
 * const args = { warmup_iters: 1000, warmup_factor: 0.001 };
 * readGroups({ dialect: 'torchvision', name: 'warmup_lr_scheduler', args, run: { baseRate: [0.02, 0.002] } }).length; // => 2
 */
export function readGroups(call: Call): Schedule[] {
  const { baseRate, ...run } = call.run;
  const issue = (message: string): Issue => ({ path: 'run.baseRate', code: 'range', message });
  if (!Array.isArray(baseRate)) {
    const count = groupsOf(call);
    const one = call as Call & { readonly run: GroupRun };
    if (count === undefined) return [readCall(one)];
    return Array.from({ length: count }, (_, group) => readCall({ ...call, run: { ...one.run, group } }));
  }
  if (baseRate.length === 0)
    throw new ScheduleError([issue('expected a number, or a list with one for each group, got []')]);
  return baseRate.map((rate, group) => readCall({ ...call, run: { ...run, baseRate: rate, group } }));
}

function groupsOf({ dialect, name, args, run }: Call): number | undefined {
  const form = formOf(dialect, name);
  const checked = checkArgs(form, { args, run: run as GroupRun });
  if (checked.issues.length > 0) throw new ScheduleError(checked.issues);
  return form.groups?.(checked.args);
}
