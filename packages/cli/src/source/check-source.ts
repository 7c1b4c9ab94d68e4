import type { Issue, ScheduleError } from '@lrlab/core';
import { dialectOf } from '@lrlab/dialects';

/** A field: what it must be, and whether it is. */
export type Field = readonly [expected: string, holds: (value: unknown) => boolean];

const isText = (value: unknown): boolean => typeof value === 'string';

/** The fields that say which schedule is meant. */
const fields: Readonly<Record<string, Field>> = {
  dialect: ['a string', isText],
  name: ['a string', isText],
  text: ['a string', isText],
  args: ['an object', (value) => isRecord(value)],
  run: ['an object', (value) => isRecord(value)],
  schedule: ['a schedule', (value) => isRecord(value)],
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

/**
 * Every fault in the fields of `source` but those inside of its schedule or call, and the fields that these are made from;
 * `own` are further fields that it may have, and `needs` those that it must.
 */
export function checkSource(
  source: Fields,
  { own, needs }: { readonly own: Readonly<Record<string, Field>>; readonly needs: readonly string[] },
): { issues: Issue[]; needed: readonly string[] } {
  const all = { ...own, ...fields };
  const issues: Issue[] = [];
  for (const [name, value] of Object.entries(source)) {
    const [expected, holds] = (Object.hasOwn(all, name) && all[name]) || [];
    if (!holds) {
      const names = Object.keys(all).join(', ');
      issues.push({ path: name, code: 'field', message: `expected one of ${names}, got a field ${name}` });
    } else if (!holds(value)) issues.push(issueOf(name, expected!, value));
  }
  const way = ways.find(({ by }) => Object.hasOwn(source, by)) ?? ways[2];
  for (const name of way.excludes) {
    if (Object.hasOwn(source, name)) {
      const message = `expected nothing beside ${way.by}, got a field ${name}`;
      issues.push({ path: name, code: 'field', message });
    }
  }
  for (const name of [...way.needs, ...needs]) {
    if (!Object.hasOwn(source, name)) issues.push(issueOf(name, all[name]![0], undefined));
  }
  issues.push(...checkDialect(source['dialect']));
  if (isRecord(source['run'])) {
    issues.push(...checkEach(source['run']['baseRate'], 'run.baseRate', 'a finite number'));
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
export function checkEach(
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
