import type { Issue, ScheduleError } from '@lrlab/core';
import { dialectOf } from '@lrlab/dialects';

/** A field of a request: what it must be, and whether it is. */
const fields: Readonly<Record<string, readonly [expected: string, holds: (value: unknown) => boolean]>> = {
  id: ['any value', () => true],
  dialect: ['a string', (value) => typeof value === 'string'],
  name: ['a string', (value) => typeof value === 'string'],
  text: ['a string', (value) => typeof value === 'string'],
  args: ['an object', (value) => isRecord(value)],
  run: ['an object', (value) => isRecord(value)],
  schedule: ['a schedule', (value) => isRecord(value)],
  steps: ['an array of numbers from 0', Array.isArray],
};

/** The three ways to say a schedule: what each must have, what it may have, and what it cannot have. */
const ways = [
  { by: 'schedule', needs: ['schedule'], takes: [], excludes: ['dialect', 'name', 'args', 'text'] },
  { by: 'text', needs: ['dialect', 'text'], takes: ['run'], excludes: ['name', 'args'] },
  { by: 'name', needs: ['dialect', 'name'], takes: ['args', 'run'], excludes: [] },
] as const;

type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every fault of a request but those inside of its schedule or call, and the fields that these are made from. */
export function checkRequest(request: Fields): { issues: Issue[]; needed: readonly string[] } {
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(request)) {
    const [expected, holds] = (Object.hasOwn(fields, name) && fields[name]) || [];
    if (!holds) {
      const names = Object.keys(fields).join(', ');
      issues.push({ path: name, code: 'field', message: `expected one of ${names}, got a field ${name}` });
    } else if (!holds(value)) issues.push(issueOf(name, expected!, value));
  }
  const way = ways.find(({ by }) => Object.hasOwn(request, by)) ?? ways[2];
  for (const name of way.excludes) {
    if (Object.hasOwn(request, name)) {
      issues.push({
        path: name,
        code: 'field',
        message: `expected nothing beside ${way.by}, got a field ${name}`,
      });
    }
  }
  for (const name of [...way.needs, 'steps']) {
    if (!Object.hasOwn(request, name)) issues.push(issueOf(name, fields[name]![0], undefined));
  }
  issues.push(...checkEach(request['steps'], 'steps', 'a finite number from 0', (step) => step >= 0));
  issues.push(...checkDialect(request['dialect']));
  if (isRecord(request['run'])) {
    issues.push(...checkEach(request['run']['baseRate'], 'run.baseRate', 'a finite number'));
  }
  return { issues, needed: [...way.needs, ...way.takes] };
}

function checkDialect(id: unknown): readonly Issue[] {
  try {
    if (typeof id === 'string') dialectOf(id);
    return [];
  } catch (error) {
    return (error as ScheduleError).issues;
  }
}

/** The faults of the numbers in an array; none where there is no array. */
function checkEach(
  values: unknown,
  path: string,
  expected: string,
  holds: (value: number) => boolean = () => true,
): Issue[] {
  if (!Array.isArray(values)) return [];
  const issues: Issue[] = [];
  for (const [i, value] of values.entries()) {
    if (!Number.isFinite(value) || !holds(value)) issues.push(issueOf(`${path}[${i}]`, expected, value));
  }
  return issues;
}

/** An issue in the format of core's: what was expected, and what came. */
export function issueOf(path: string, expected: string, value: unknown): Issue {
  const code = value === undefined ? 'field' : typeof value === 'number' ? 'range' : 'type';
  return { path, code, message: `expected ${expected}, got ${shown(value)}` };
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 40));
  return Object(value) === value ? `an ${Array.isArray(value) ? 'array' : 'object'}` : String(value);
}
