import { type Issue, ScheduleError } from '@lrlab/core';
import { checkSource, type Field } from './check-source.ts';
import { type Found, schedulesOf } from './schedules-of.ts';

/**
 * The schedules of a source whose fields may be anything. A `ScheduleError` names every fault in it, in its further fields
 * `own`, of which it `needs` some, and those that were found `also`.
 */
export function readSource(
  source: Readonly<Record<string, unknown>>,
  {
    own = {},
    needs = [],
    length,
    also = [],
  }: {
    readonly own?: Readonly<Record<string, Field>>;
    readonly needs?: readonly string[];
    readonly length?: number | undefined;
    readonly also?: readonly Issue[];
  } = {},
): Found {
  const checked = checkSource(source, { own, needs });
  const issues = [...checked.issues, ...also];
  const isTold = (path: string): boolean => issues.some((issue) => issue.path.startsWith(path));
  let found: Found = { schedules: [], groups: false, end: Infinity, ignored: [] };
  // What is wrong in the call is told together with what is wrong around it.
  if (checked.needed.every((name) => !checked.issues.some(({ path }) => path === name))) {
    try {
      found = schedulesOf(source, length);
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      issues.push(...error.issues.filter(({ path }) => !isTold(path)));
    }
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  return found;
}
