import { type Issue, type IssueCode, ScheduleError, shown } from './schedule-error.ts';

const above = (value: number): boolean => value > 0;
const whole = (value: number): boolean => above(value) && Number.isSafeInteger(value);

/** What a number must be, by its name: one rule for each name, wherever it is met. */
const numbers: readonly (readonly [names: string, expected: string, holds: (value: number) => boolean])[] = [
  [
    'rate rates from to peak floor rateFactor min max scale periods lower upper',
    'a finite number',
    () => true,
  ],
  [
    'steps stableSteps decaySteps cycleSteps halfSteps every timescale power k stepsFactor epochs iterations end ' +
      'batch toBatch modelSize startDivisor endDivisor milestones',
    'a number above 0',
    above,
  ],
  ['start warmupSteps factor step', 'a number from 0', (value) => value >= 0],
  ['times images batchSize devices accumulation points', 'a whole number from 1', whole],
  ['decimals', 'a whole number from 0 to 20', (value) => whole(value + 1) && value <= 20],
  ['warmupShare', 'a number between 0 and 1', (value) => above(value) && value < 1],
  ['alpha', 'a number above -1', (value) => value > -1],
];

/** What is one of a few words or truth values, by its name. */
const choices: Readonly<Record<string, readonly unknown[]>> = {
  mirrored: [true, false],
  dropLast: [true, false],
  rounding: ['floor', 'ceil', 'carry', 'pad'],
  whole: ['cut', 'round', 'up', 'none'],
  rule: ['linear', 'sqrt'],
};

/** `a.b`, and `a[0]` for an index. */
export const at = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${key}` : key;

/** An issue in the one format of all messages. */
export function issueOf(path: string, expected: string, value: unknown, code?: IssueCode): Issue {
  const found = value === undefined ? 'field' : Number.isFinite(value) ? 'range' : 'type';
  return { path, code: code ?? found, message: `expected ${expected}, got ${shown(value)}` };
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The faults of one value of a known name; `orNull` allows `null`. */
export function checkValue(name: string, value: unknown, path: string = name, orNull = false): Issue[] {
  const [, expected, holds] = numbers.find(([names]) => names.split(' ').includes(name)) ?? [];
  const right = holds
    ? (Number.isFinite(value) && holds(value as number)) || (orNull && value === null)
    : choices[name]!.includes(value);
  const text = expected ? `${expected}${orNull ? ' or null' : ''}` : choices[name]!.join(', ');
  return right ? [] : [issueOf(path, holds ? text : `one of ${text}`, value)];
}

/**
 * Every field of `names` (`rate steps?`: a question mark allows `null`) against the rule of its name, and no field
 * besides. What is not a number or a choice is left to `other`.
 */
export function checkFields(
  value: object,
  names: string,
  path = '',
  other: (name: string, value: unknown, path: string) => Issue[] | undefined = () => undefined,
): Issue[] {
  const known = names.split(/\??(?: |$)/);
  const fields = value as Readonly<Record<string, unknown>>;
  return [
    ...names.split(' ').flatMap((spelled) => {
      const name = spelled.replace('?', '');
      const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return other(name, own, at(path, name)) ?? checkValue(name, own, at(path, name), name !== spelled);
    }),
    ...Object.keys(fields)
      .filter((name) => !known.includes(name))
      .map((name) => issueOf(at(path, name), `only ${known.join(' ').trim()}`, name, 'field')),
  ];
}

/** Throws one `ScheduleError` with all issues, if there are any. */
export function demand(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new ScheduleError(issues);
}
