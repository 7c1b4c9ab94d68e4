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

/** The faults of one value against a mark. */
export function checkValue(value: unknown, mark: string, path: string): Issue[] {
  const [expected, holds] = marks[mark]!;
  if (!Number.isFinite(value)) return [issueOf(path, expected, value)];
  return holds(value as number) ? [] : [issueOf(path, expected, value, 'range')];
}

/**
 * Every field of `list` against its mark, and no field besides. What is neither a number nor a word is left to `other`.
 */
export function checkFields(
  value: object,
  list: string,
  path = '',
  other?: (name: string, value: unknown, path: string) => Issue[] | undefined,
): Issue[] {
  const fields = new Map(Object.entries(value));
  const issues = list.split(' ').flatMap((field) => {
    const [, name = '', mark = '', words, orNull] = /^(\w*?)([+0*#%!]?)(?:=(.*?))?(\??)$/.exec(field)!;
    const found = fields.get(name);
    const here = at(path, name);
    fields.delete(name);
    const own = other?.(name, found, here);
    if (own || (orNull && found === null)) return own ?? [];
    if (mark === '!') return typeof found === 'boolean' ? [] : [issueOf(here, 'true or false', found)];
    if (words)
      return words.split(',').includes(found as string) ? [] : [issueOf(here, `one of ${words}`, found)];
    return checkValue(found, mark, here).map((issue) =>
      orNull ? { ...issue, message: issue.message.replace(',', ' or null,') } : issue,
    );
  });
  for (const name of fields.keys()) issues.push(issueOf(at(path, name), 'no such field', name, 'field'));
  return issues;
}

/** `value`, or one `ScheduleError` with all issues. */
export function demand<T>(value: T, issues: readonly Issue[]): T {
  if (issues.length > 0) throw new ScheduleError(issues);
  return value;
}

/** `options`, checked against a list of fields. */
export const checked = <T extends object>(options: T, list: string): T =>
  demand(options, checkFields(options, list));
