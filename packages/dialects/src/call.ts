import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { dialects } from './dialects.ts';
import type { Args, Dialect, Form, GroupRun, Run } from './form.ts';
import { argumentIssue, isPassedIn } from './parameter.ts';

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
 * dialectOf('mmcv').forms.map((form) => form.name);
 * // => ['StepLrUpdater', 'CosineAnnealingLrUpdater', 'annealing_cos']
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
  const found = dialect.forms.find((form) => form.name === name || form.aliases.includes(name));
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

/** Arguments with the framework's defaults filled in, and every fault in them, in the order of the framework. */
export function checkArgs(
  form: Form,
  args: Args,
  run: GroupRun,
): { readonly args: Args; readonly issues: readonly Issue[] } {
  const known = form.parameters.filter((parameter) => !isPassedIn(parameter));
  const filled: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const { name, type, ...rest } of known) {
    const given = Object.hasOwn(args, name);
    const value = given ? args[name] : rest.fallback;
    filled[name] = value;
    if (!given && !('fallback' in rest)) issues.push(argumentIssue(name, type.expected, undefined, 'field'));
    else if (!type.holds(value))
      issues.push(argumentIssue(name, type.expected, value, typeof value === 'number' ? 'range' : 'type'));
  }
  for (const name of Object.keys(args)) {
    if (known.some((parameter) => parameter.name === name)) continue;
    const passed = form.parameters.some((parameter) => parameter.name === name);
    const names = known.map((parameter) => parameter.name).join(', ');
    const expected = passed ? 'nothing, as the training loop passes it' : `one of ${names}`;
    issues.push({
      path: `args.${name}`,
      code: 'field',
      message: `expected ${expected}, got an argument ${name}`,
    });
  }
  issues.push(...checkRun(form, run));
  return { args: filled, issues: issues.length > 0 ? issues : form.refuses(filled, run) };
}

function checkRun(form: Form, run: GroupRun): Issue[] {
  const known: readonly (keyof Run)[] = ['baseRate', 'totalSteps', 'stepsPerEpoch', 'epochs'];
  const fields = run as Readonly<Record<string, unknown>>;
  const issues = Object.keys(fields)
    .filter((name) => !known.includes(name as keyof Run))
    .map(
      (name): Issue => ({
        path: `run.${name}`,
        code: 'field',
        message: `expected one of ${known.join(', ')}, got a field ${name}`,
      }),
    );
  for (const name of known) {
    const value = fields[name];
    if (value === undefined && !form.needs.includes(name)) continue;
    const expected =
      name === 'baseRate'
        ? 'a finite number'
        : name === 'stepsPerEpoch'
          ? 'a whole number from 1'
          : 'a number above 0';
    const holds =
      name === 'stepsPerEpoch'
        ? Number.isSafeInteger(value) && (value as number) > 0
        : Number.isFinite(value) && (name === 'baseRate' || (value as number) > 0);
    if (!holds) {
      const issue = argumentIssue(name, expected, value === undefined ? undefined : value);
      issues.push({ ...issue, path: `run.${name}`, code: value === undefined ? 'field' : issue.code });
    }
  }
  return issues;
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
export function readCall(call: Omit<Call, 'run'> & { readonly run?: GroupRun }): Schedule {
  const form = formOf(call.dialect, call.name);
  const run = call.run ?? {};
  const { args, issues } = checkArgs(form, call.args, run);
  if (issues.length > 0) throw new ScheduleError(issues);
  return form.read(args, run);
}

/**
 * The schedules of a call, one for each parameter group: as many as `run.baseRate` lists, else one.
 *
 * @example
 * const args = { warmup_iters: 1000, warmup_factor: 0.001 };
 * readGroups({ dialect: 'torchvision', name: 'warmup_lr_scheduler', args, run: { baseRate: [0.02, 0.002] } }).length; // => 2
 */
export function readGroups(call: Call): Schedule[] {
  const { baseRate, ...run } = call.run;
  if (!Array.isArray(baseRate)) return [readCall(call as Call & { run: GroupRun })];
  if (baseRate.length === 0) {
    throw new ScheduleError([
      {
        path: 'run.baseRate',
        code: 'range',
        message: 'expected a number, or a list with one for each group, got []',
      },
    ]);
  }
  return baseRate.map((rate) => readCall({ ...call, run: { ...run, baseRate: rate } }));
}
