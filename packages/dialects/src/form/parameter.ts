import type { Issue } from '@lrlab/core';
import type { Form } from './form.ts';

/** One parameter of a framework's signature. */
export interface Parameter {
  readonly name: string;
  readonly type: ArgumentType;
  /** What the framework takes when it is not given; absent for a required one. */
  readonly fallback?: unknown;
}

export interface ArgumentType {
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  /** The forms of the calls that it may hold, alone or in a list: made when asked for, as forms may hold each other. */
  readonly forms?: () => readonly Form[];
  /** It is a function, kept as `{ function }` with the text that was written. */
  readonly source?: true;
}

/** A call inside another: `LinearLR(…)` among the schedulers of a `SequentialLR`. */
export interface InnerCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);

const every = (holds: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(holds);

// JavaScript has one kind of number, so a whole number counts as an integer and any number as a float.
export const number: ArgumentType = { expected: 'a finite number', holds: isNumber };
export const above0: ArgumentType = { expected: 'a number above 0', holds: (v) => isNumber(v) && v > 0 };
export const from0: ArgumentType = { expected: 'a number from 0', holds: (v) => isNumber(v) && v >= 0 };
export const integer: ArgumentType = { expected: 'an integer', holds: Number.isSafeInteger };
export const flag: ArgumentType = { expected: 'True or False', holds: (v) => typeof v === 'boolean' };
export const numbers: ArgumentType = { expected: 'a list of finite numbers', holds: every(isNumber) };
export const integers: ArgumentType = { expected: 'a list of integers', holds: every(Number.isSafeInteger) };
export const word: ArgumentType = { expected: 'a string', holds: (v) => typeof v === 'string' };
export const numberOrNumbers: ArgumentType = {
  expected: 'a finite number or a list of them',
  holds: (v) => isNumber(v) || numbers.holds(v),
};
export const words: ArgumentType = {
  expected: 'a list of strings',
  holds: every((v) => typeof v === 'string'),
};
export const dict: ArgumentType = {
  expected: 'a dict',
  holds: (v) => typeof v === 'object' && v !== null && !Array.isArray(v),
};
export const oneOf = (...names: readonly string[]): ArgumentType => ({
  expected: `one of ${names.map((name) => JSON.stringify(name)).join(', ')}`,
  holds: (v) => names.includes(v as string),
});

export const isInnerCall = (value: unknown): value is InnerCall =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'args' in value &&
  typeof value.args === 'object' &&
  value.args !== null;

/** A call of one of some forms. */
export const call = (forms: () => readonly Form[]): ArgumentType => ({
  expected: 'a schedule of the same framework',
  holds: isInnerCall,
  forms,
});
/** A list of them. */
export const calls = (forms: () => readonly Form[]): ArgumentType => ({
  expected: 'a list of schedules of the same framework',
  holds: every(isInnerCall),
  forms,
});
/** A number, or a schedule in its place. */
export const numberOrCall = (forms: () => readonly Form[]): ArgumentType => ({
  expected: 'a finite number or a schedule of the same framework',
  holds: (v) => isNumber(v) || isInnerCall(v),
  forms,
});

export const orNone = ({ expected, holds, ...rest }: ArgumentType): ArgumentType => ({
  ...rest,
  expected: `${expected} or None`,
  holds: (v) => v === null || holds(v),
});
/** Given by the training loop, not by whoever describes the schedule: the step, the optimizer. */
const passed: ArgumentType = { expected: 'nothing, as the training loop passes it', holds: () => false };

export const required = (name: string, type: ArgumentType): Parameter => ({ name, type });
export const optional = (name: string, type: ArgumentType, fallback: unknown): Parameter => ({
  name,
  type,
  fallback,
});
/** It does not touch the schedule, so that nobody need give it: the name of an operation, the step to resume from. */
const aside: ArgumentType = { ...passed };

export const passedIn = (name: string): Parameter => ({ name, type: passed, fallback: undefined });
export const besides = (name: string): Parameter => ({ name, type: aside, fallback: undefined });
/** Whether whoever describes the schedule has nothing to say about it. */
export const isPassedIn = ({ type }: Parameter): boolean => type === passed || type === aside;
/** Whether it is written all the same, as the call cannot do without it. */
export const isWritten = ({ type }: Parameter): boolean => type !== aside;

/** The value that came, as its framework would write it. */
function pythonOf(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (Array.isArray(value)) {
    const shown = value.slice(0, 8).map(pythonOf);
    return `[${[...shown, ...(value.length > 8 ? ['…'] : [])].join(', ')}]`;
  }
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  if (isInnerCall(value)) return `${value.name.slice(0, 60)}(…)`;
  return typeof value === 'object' ? 'a dict' : String(value);
}

/** An issue about an argument: what was expected and what came. */
export function argumentIssue(
  name: string,
  expected: string,
  value: unknown,
  code: Issue['code'] = 'range',
): Issue {
  return { path: `args.${name}`, code, message: `expected ${expected}, got ${pythonOf(value)}` };
}

/** `issue` if `wrong`, else nothing: for lists of what a framework refuses. */
export const when = (wrong: boolean, ...issue: Parameters<typeof argumentIssue>): readonly Issue[] =>
  wrong ? [argumentIssue(...issue)] : [];
