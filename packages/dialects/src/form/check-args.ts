import type { Issue, Schedule } from '@lrlab/core';
import type { Args, Form, GroupRun, Run } from './form.ts';
import { formIn } from './form-in.ts';
import { argumentIssue, type InnerCall, isInnerCall, isPassedIn, type Parameter } from './parameter.ts';

/** An inner call once it is checked: its defaults filled in, and its form found. */
export interface CheckedCall extends InnerCall {
  readonly form: Form;
}

/** The schedule of an inner call, on the framework's own clock. */
export const readInner = ({ form, args }: CheckedCall, run: GroupRun): Schedule => form.read(args, run);

export interface Checked {
  readonly args: Args;
  readonly issues: readonly Issue[];
}

/** How deep calls may lie in calls. */
const deepest = 20;

/** Arguments with the framework's defaults filled in, and every fault in them, in the order of the framework. */
export function checkArgs(form: Form, given: { readonly args: Args; readonly run: GroupRun }): Checked {
  const { args, issues } = checkOwn(form, { ...given, depth: 0 });
  const all = [...issues, ...checkRun(form, given.run)];
  return { args, issues: all.length > 0 ? all : form.refuses(args, given.run) };
}

interface Given {
  readonly args: Args;
  readonly run: GroupRun;
  readonly depth: number;
}

function checkOwn(form: Form, { args, run, depth }: Given): Checked {
  const known = form.parameters.filter((parameter) => !isPassedIn(parameter));
  const filled: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const { name, type, ...rest } of known) {
    const isGiven = Object.hasOwn(args, name);
    const value = isGiven ? args[name] : rest.fallback;
    filled[name] = value;
    if (!isGiven && !('fallback' in rest))
      issues.push(argumentIssue(name, type.expected, undefined, 'field'));
    else if (!type.holds(value))
      issues.push(argumentIssue(name, type.expected, value, typeof value === 'number' ? 'range' : 'type'));
    else if (type.forms) {
      const inner = checkInner({ name, type }, value, { args, run, depth });
      filled[name] = inner.value;
      issues.push(...inner.issues);
    }
  }
  return { args: filled, issues: [...issues, ...unknownArgs(form, known, args)] };
}

function unknownArgs(form: Form, known: readonly Parameter[], args: Args): Issue[] {
  return Object.keys(args).flatMap((name): Issue[] => {
    if (known.some((parameter) => parameter.name === name)) return [];
    const passed = form.parameters.some((parameter) => parameter.name === name);
    const names = known.map((parameter) => parameter.name).join(', ');
    const expected = passed ? 'nothing, as the training loop passes it' : `one of ${names}`;
    return [
      { path: `args.${name}`, code: 'field', message: `expected ${expected}, got an argument ${name}` },
    ];
  });
}

/** The value of an argument with the calls in it checked, whose faults are told by where they lie in it. */
function checkInner(
  { name, type }: Parameter,
  value: unknown,
  { run, depth }: Given,
): { readonly value: unknown; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const checked = (call: InnerCall, path: string): CheckedCall | InnerCall => {
    const forms = type.forms!();
    const form = formIn(forms, call.name);
    if (!form || depth >= deepest) {
      const names = forms.map((known) => known.name).join(', ');
      const expected = form ? `at most ${deepest} calls in one another` : `one of ${names}`;
      const got = form ? 'more' : JSON.stringify(call.name.slice(0, 60));
      issues.push({ path, code: 'range', message: `expected ${expected}, got ${got}` });
      return call;
    }
    const own = checkOwn(form, { args: call.args, run, depth: depth + 1 });
    const found = own.issues.length > 0 ? own.issues : form.refuses(own.args, run);
    // The run is that of all calls.
    const placed = (own: string): string => (own.startsWith('run.') ? own : `${path}.${own}`);
    issues.push(...found.map((issue) => ({ ...issue, path: placed(issue.path) })));
    return { name: form.name, args: own.args, form };
  };
  const path = `args.${name}`;
  if (isInnerCall(value)) return { value: checked(value, path), issues };
  if (!Array.isArray(value)) return { value, issues };
  return {
    value: value.map((one, i) => (isInnerCall(one) ? checked(one, `${path}[${i}]`) : one)),
    issues,
  };
}

/** What the fields of a run hold: in words, and the test. */
const fields: { readonly [K in keyof (Run & GroupRun)]-?: readonly [string, (value: unknown) => boolean] } = {
  baseRate: ['a finite number', Number.isFinite],
  totalSteps: ['a number above 0', isAbove0],
  stepsPerEpoch: ['a number above 0', isAbove0],
  epochs: ['a number above 0', isAbove0],
  accumulation: ['a whole number from 1', isWholeFrom1],
  batchesPerEpoch: ['a whole number from 1', isWholeFrom1],
  devices: ['a whole number from 1', isWholeFrom1],
  batchSize: ['a whole number from 1', isWholeFrom1],
  baseMomentum: ['a finite number', Number.isFinite],
  group: ['a whole number from 0', (value) => value === 0 || isWholeFrom1(value)],
};

function isAbove0(value: unknown): boolean {
  return Number.isFinite(value) && (value as number) > 0;
}

function isWholeFrom1(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function checkRun(form: Form, run: GroupRun): Issue[] {
  const own = run as Readonly<Record<string, unknown>>;
  // Which group it is, whoever reads the groups says.
  const known = Object.keys(fields).filter((name) => name !== 'group');
  const issues = Object.keys(own)
    .filter((name) => !Object.hasOwn(fields, name))
    .map(
      (name): Issue => ({
        path: `run.${name}`,
        code: 'field',
        message: `expected one of ${known.join(', ')}, got a field ${name}`,
      }),
    );
  for (const [name, [expected, holds]] of Object.entries(fields)) {
    const value = own[name];
    if (value === undefined && !form.needs.includes(name as keyof Run)) continue;
    if (holds(value)) continue;
    const issue = argumentIssue(name, expected, value);
    issues.push({ ...issue, path: `run.${name}`, code: value === undefined ? 'field' : issue.code });
  }
  return issues;
}
