import { type Issue, type Schedule, ScheduleError } from '@lrlab/core';
import { type Clock, runInTicks, ticksIn, ticksOf } from '../clock/clock.ts';
import { dialectOf, formOf, readDeviation, readGroups } from '../form/call.ts';
import type { Args, Form, GroupRun, Run } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { type InnerCall, isInnerCall, isPassedIn } from '../form/parameter.ts';
import { plainOf } from '../text/plain-of.ts';
import { readPlaced } from '../text/read-text.ts';
import type { CallNode } from '../text/text-node.ts';
import { withDefaults } from '../text/with-defaults.ts';
import type { Declared } from './declared/declared.ts';
import { declaredOf } from './declared/declared-of.ts';
import { type Place, placesOf } from './places-of.ts';
import { type Resumed, type Resuming, resumedRun } from './resumed.ts';

/** A call with the framework's defaults for what was not given, and so the calls inside it. */
export interface FactsCall {
  readonly name: string;
  readonly args: Args;
  /** The arguments that were given, by their names. */
  readonly given: readonly string[];
}

/** All that is known of a call, as plain data: what a rule may ask that knows no framework. */
export interface Facts {
  readonly dialect: string;
  readonly call: FactsCall;
  /** The class of the optimizer, where the text has it. */
  readonly optimizer?: string;
  /** What a configuration has besides. */
  readonly others: Args;
  readonly run: Run;
  /** In optimizer updates; of several parameter groups, of the one with the highest rate. Absent where it cannot be read. */
  readonly schedule?: Schedule;
  /** Why there is no schedule: what the framework refuses, or what the run does not say. */
  readonly issues: readonly Issue[];
  /** Fields of the run that a schedule was read with though nobody told them. */
  readonly assumed: readonly (keyof Run)[];
  readonly clock: Clock;
  /** Ticks of the framework's clock in an update. */
  readonly perUpdate: number;
  /** Updates of the run, and the ticks that they take, where they are known. */
  readonly executed?: number;
  readonly executedTicks?: number;
  readonly declared: Declared;
  /** Whether the framework fails after the end of its schedule, and whether it answers at the very end. */
  readonly raisesAfterEnd: boolean;
  readonly answersEnd: boolean;
  readonly isSinglePrecision: boolean;
  /** Whether the rate is random. */
  readonly isNoisy: boolean;
  /** Where the arguments stand in the text, by their paths; empty where there is none. */
  readonly places: Readonly<Record<string, Place>>;
  readonly resume?: Resumed;
  readonly origin?: Facts;
  /** Statements of the text that were passed over. */
  readonly ignored: readonly Issue[];
}

export interface FactsSource {
  readonly dialect: string;
  /** The call as its users write it; or, in its place, `name` and `args`. */
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly args?: Args | undefined;
  readonly run?: Run | undefined;
  /** How a run of it is resumed. */
  readonly resume?: Resuming | undefined;
  /** What it was translated from. */
  readonly origin?: FactsSource | undefined;
}

/**
 * All that is known of a call or a text, for whoever looks for mistakes: also of a call that its framework refuses.
 *
 * A `ScheduleError` names what cannot be read in a text, or a name that no form has.
 *
 * @example
 * const facts = factsOf({ dialect: 'pytorch', text: 'CosineAnnealingLR(optimizer, 300)', run: { totalSteps: 100 } });
 * [facts.declared.total, facts.executed]; // => [300, 100]
 */
export function factsOf(source: FactsSource): Facts {
  const placed = source.text === undefined ? undefined : readPlaced(source.text, { dialect: source.dialect });
  const { clock, forms } = dialectOf(source.dialect);
  const form = placed ? formIn(forms, placed.reading.name)! : formOf(source.dialect, source.name ?? '');
  const args = placed?.reading.args ?? source.args ?? {};
  const run: Run = { ...placed?.reading.run, ...source.run };
  const node = placed?.found.call;
  const call = { dialect: source.dialect, name: form.name, args };
  const seen = scheduleOf({ ...call, run });
  const own = runInTicks(clock, { ...groupOf(run), ...seen.group });
  const filled = withDefaults(form, args);
  const declared = hasTypes(form, filled)
    ? declaredOf(source.dialect, { name: form.name, args: filled }, own)
    : {};
  const isUnknown = declared.mixesUnits === true && run.stepsPerEpoch === undefined;
  const executed = executedIn(form, { dialect: source.dialect, run, filled, own });
  return {
    dialect: source.dialect,
    call: factsCall(form, { name: form.name, args }),
    ...optimizerOf(form, node),
    others: node ? othersIn(form, node, source.text!) : {},
    run,
    ...(seen.schedule && !isUnknown && { schedule: seen.schedule }),
    issues: isUnknown ? [...seen.issues, noEpoch] : seen.issues,
    assumed: seen.assumed,
    clock,
    perUpdate: ticksOf(clock, groupOf(run)).perUpdate,
    ...(executed !== undefined &&
      !isUnknown && {
        executed,
        executedTicks: ticksIn(executed, clock, groupOf(run)),
      }),
    declared: isUnknown ? {} : declared,
    raisesAfterEnd: form.raisesAfterEnd,
    answersEnd: form.answersEnd,
    isSinglePrecision: form.inSinglePrecision !== undefined,
    isNoisy: seen.isNoisy || isNoisy(filled),
    places: node ? placesOf(form, node, source.text!) : {},
    ...(source.resume && { resume: resumedRun(source.resume, { ...call, run: own }) }),
    ...(source.origin && { origin: factsOf({ ...source.origin, run: { ...run, ...source.origin.run } }) }),
    ignored: placed?.reading.ignored ?? [],
  };
}

const noEpoch: Issue = {
  path: 'run.stepsPerEpoch',
  code: 'field',
  message: 'expected the updates of an epoch, as some lengths are in epochs and others in steps, got nothing',
};

/** timm's noise, which no schedule has. */
const isNoisy = (args: Args): boolean => (args['noise_range_t'] ?? args['noise'] ?? null) !== null;

const groupOf = ({ baseRate, ...rest }: Run): GroupRun => {
  const rate = Array.isArray(baseRate) ? Math.max(...baseRate) : (baseRate as number | undefined);
  return { ...rest, ...(rate !== undefined && { baseRate: rate }) };
};

/** Whether every argument has its type, in inner calls as well, so that what it declares may be asked. */
const hasTypes = ({ parameters }: Form, args: Args): boolean =>
  parameters.every((parameter) => {
    const value = args[parameter.name];
    const forms = parameter.type.forms?.() ?? [];
    const calls = (Array.isArray(value) ? value : [value]).filter(isInnerCall);
    const isInner = ({ name, args: own }: InnerCall): boolean => {
      const form = formIn(forms, name);
      return form !== undefined && hasTypes(form, own);
    };
    return (
      isPassedIn(parameter) || (parameter.type.holds(value) && (forms.length === 0 || calls.every(isInner)))
    );
  });

interface Seen {
  readonly schedule?: Schedule;
  readonly group?: GroupRun;
  readonly issues: readonly Issue[];
  readonly assumed: readonly (keyof Run)[];
  readonly isNoisy: boolean;
}

/** The schedule of a call; where only the optimizer's rate is missing, for a rate of 1. */
function scheduleOf(call: { dialect: string; name: string; args: Args; run: Run }): Seen {
  const one = readHighest(call);
  if (call.run.baseRate !== undefined || !one.issues.some(({ path }) => path === 'run.baseRate')) return one;
  const again = readHighest({ ...call, run: { ...call.run, baseRate: 1 } });
  return { ...again, group: { ...again.group, baseRate: 1 }, assumed: ['baseRate'] };
}

function readHighest(call: { dialect: string; name: string; args: Args; run: Run }): Seen {
  try {
    const schedules = readGroups(call);
    const index = highestGroup(call, schedules.length);
    const { baseRate } = call.run;
    const rate = Array.isArray(baseRate) ? baseRate[index] : undefined;
    const group = {
      ...(rate !== undefined && { baseRate: rate }),
      ...(schedules.length > 1 && { group: index }),
    };
    const run = { ...groupOf(call.run), ...group };
    const { deviation } = formOf(call.dialect, call.name);
    const isNoisy = deviation !== undefined && readDeviation({ ...call, run }) !== undefined;
    return { schedule: schedules[index]!, group, issues: [], assumed: [], isNoisy };
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return { issues: error.issues, assumed: [], isNoisy: false };
  }
}

/** The group with the highest rate; of groups that the arguments speak of the last, as biases and first layers come before it. */
function highestGroup({ run: { baseRate } }: { run: Run }, count: number): number {
  return Array.isArray(baseRate) ? baseRate.indexOf(Math.max(...baseRate)) : count - 1;
}

interface Executing {
  readonly dialect: string;
  readonly run: Run;
  readonly filled: Args;
  readonly own: GroupRun;
}

/** Updates of the run: what is told, or what the call itself trains for. */
function executedIn(form: Form, { dialect, run, filled, own }: Executing): number | undefined {
  const { totalSteps, epochs, stepsPerEpoch } = run;
  if (totalSteps !== undefined) return totalSteps;
  if (epochs !== undefined && stepsPerEpoch !== undefined) return epochs * stepsPerEpoch;
  const { clock, isSteppedByUser } = dialectOf(dialect);
  const trains = form.trains && hasTypes(form, filled) ? form.trains(filled, own) : undefined;
  if (trains !== undefined && trains > 0) return trains / ticksOf(clock, groupOf(run)).perUpdate;
  // Where nobody says what an epoch has, an epoch is a step.
  return isSteppedByUser ? undefined : epochs;
}

/** The optimizer that is passed to a scheduler, by its class. */
function optimizerOf({ parameters }: Form, node: CallNode | undefined): { readonly optimizer?: string } {
  const found = node?.args.find(({ name }, i) => (name ?? parameters[i]?.name) === 'optimizer');
  return found?.value.kind === 'call' ? { optimizer: found.value.name } : {};
}

function factsCall(form: Form, { name, args }: InnerCall): FactsCall {
  const filled = withDefaults(
    { ...form, parameters: form.parameters.filter((one) => !isPassedIn(one)) },
    args,
  );
  const inner = (value: unknown, given: unknown, forms: readonly Form[]): unknown => {
    const own = isInnerCall(value) ? formIn(forms, value.name) : undefined;
    if (!own || !isInnerCall(value)) return value;
    return factsCall(own, isInnerCall(given) ? given : value);
  };
  const entries = Object.entries(filled).map(([key, value]): [string, unknown] => {
    const forms = form.parameters.find((one) => one.name === key)?.type.forms?.() ?? [];
    const given = args[key];
    if (!Array.isArray(value)) return [key, inner(value, given, forms)];
    return [key, value.map((one, i) => inner(one, Array.isArray(given) ? given[i] : undefined, forms))];
  });
  return { name, args: Object.fromEntries(entries), given: Object.keys(args) };
}

/** Arguments of a call that its form passes over, as far as they have a value. */
function othersIn({ parameters }: Form, { args }: CallNode, text: string): Args {
  const known = parameters.filter((one) => !isPassedIn(one)).map(({ name }) => name);
  const others = args.filter(({ name }) => name !== undefined && !known.includes(name));
  return Object.fromEntries(
    others.flatMap(({ name, value }): [string, unknown][] => {
      const faults = { text, at: [] };
      const plain = plainOf(value, faults);
      return faults.at.length > 0 ? [] : [[name!, plain]];
    }),
  );
}
