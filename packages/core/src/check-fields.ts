import { type Issue, type IssueCode, ScheduleError, shown } from './schedule-error.ts';

/**
 * What a field must be, by the mark behind its name in a list such as `'rate steps+? mirrored!'`: nothing for any finite
 * number, and `rounding=floor,ceil` for one of those words. A question mark allows `null` besides.
 */
const marks: Readonly<Record<string, readonly [expected: string, holds: (value: number) => boolean]>> = {
  '': ['a finite number', () => true],
  '+': ['a number above 0', (value) => value > 0],
  '0': ['a number from 0', (value) => value >= 0],
  '*': ['a whole number from 0', (value) => value >= 0 && Number.isSafeInteger(value)],
  '#': ['a whole number from 1', (value) => value > 0 && Number.isSafeInteger(value)],
  '%': ['a number between 0 and 1', (value) => value > 0 && value < 1],
};

/** `a.b`, and `a[0]` for an index. */
export const at = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key;

/** An issue in the one format of all messages. */
export function issueOf(path: string, expected: string, value: unknown, code: IssueCode = 'type'): Issue {
  return {
    path,
    code: value === undefined ? 'field' : code,
    message: `expected ${expected}, got ${shown(value)}`,
  };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that an object must have, read from a list. */
export interface Field {
  readonly name: string;
  readonly mark: string;
  readonly words: string;
  readonly orNull: boolean;
}

export const fieldsOf = (list: string): Field[] =>
  list.split(' ').map((field) => {
    const [, name = '', mark = '', words = '', orNull] = /^(\w*?)([+0*#%!]?)(?:=(.*?))?(\??)$/.exec(field)!;
    return { name, mark, words, orNull: orNull === '?' };
  });

/** The faults of one value against the mark of a field. */
export function checkValue(
  value: unknown,
  { mark, words, orNull }: Omit<Field, 'name'>,
  path: string,
): Issue[] {
  if (orNull && value === null) return [];
  if (mark === '!') return typeof value === 'boolean' ? [] : [issueOf(path, 'true or false', value)];
  if (words)
    return words.split(',').includes(value as string) ? [] : [issueOf(path, `one of ${words}`, value)];
  const [expected, holds] = marks[mark]!;
  const isNumber = Number.isFinite(value);
  if (isNumber && holds(value as number)) return [];
  return [issueOf(path, orNull ? `${expected} or null` : expected, value, isNumber ? 'range' : 'type')];
}

/** Every field of `value` against its mark, and no field besides. What has no mark is left to `other`. */
export function checkFields(
  value: object,
  fields: readonly Field[],
  path = '',
  other?: (name: string, value: unknown, path: string) => Issue[] | undefined,
): Issue[] {
  const issues = fields.flatMap((field) => {
    const found = Object.hasOwn(value, field.name) ? Reflect.get(value, field.name) : undefined;
    const here = at(path, field.name);
    return other?.(field.name, found, here) ?? checkValue(found, field, here);
  });
  for (const name of Object.keys(value)) {
    if (fields.some((field) => field.name === name)) continue;
    issues.push(issueOf(at(path, name), 'no such field', name, 'field'));
  }
  return issues;
}

/** `value`, or one `ScheduleError` with all issues. */
export function demand<T>(value: T, issues: readonly Issue[]): T {
  if (issues.length > 0) throw new ScheduleError(issues);
  return value;
}

/** `options`, checked against a list of fields. */
export const checked = <T extends object>(options: T, list: string): T =>
  demand(options, checkFields(options, fieldsOf(list)));
