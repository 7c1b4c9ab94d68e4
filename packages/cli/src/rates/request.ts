import { type Issue, parseSchedule, type Schedule, ScheduleError } from '@lrlab/core';
import { formOf, type Run, readGroups } from '@lrlab/dialects';
import { checkRequest, isRecord, issueOf } from './check-request.ts';

/** What a request asks: rates of one schedule, or of one for each group, at some steps. */
export interface Asked {
  readonly schedules: readonly Schedule[];
  /** Whether the answer is a list for each group. */
  readonly groups: boolean;
  readonly steps: readonly number[];
}

/** What is asked by a request that may be anything; a `ScheduleError` names every fault. */
export function askedBy(request: unknown): Asked {
  if (!isRecord(request)) throw new ScheduleError([issueOf('', 'an object', request)]);
  const { issues, needed } = checkRequest(request);
  let schedules: readonly Schedule[] = [];
  // What is wrong in the call is told together with what is wrong around it.
  if (needed.every((name) => !issues.some(({ path }) => path === name))) {
    try {
      schedules = schedulesOf(request);
    } catch (error) {
      if (!(error instanceof ScheduleError)) throw error;
      issues.push(...error.issues.filter(({ path }) => !issues.some((issue) => issue.path.startsWith(path))));
    }
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  const groups = !('schedule' in request) && Array.isArray((request['run'] as Run | undefined)?.baseRate);
  return { schedules, groups, steps: request['steps'] as number[] };
}

function schedulesOf(request: Readonly<Record<string, unknown>>): readonly Schedule[] {
  if ('schedule' in request) return [scheduleAt('schedule', request['schedule'])];
  const { dialect, name, args = {}, run = {} } = request as unknown as Parameters<typeof readGroups>[0];
  return readGroups({
    dialect,
    name,
    args,
    run: withLength(run, formOf(dialect, name).needs, request['steps']),
  });
}

/** A schedule that stands at a path. */
function scheduleAt(place: string, value: unknown): Schedule {
  try {
    if (typeof value === 'string') throw new ScheduleError([issueOf('', 'a schedule', value)]);
    return parseSchedule(value);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    const moved = (path: string): string => (path ? `${place}.${path}` : place);
    throw new ScheduleError(error.issues.map((issue): Issue => ({ ...issue, path: moved(issue.path) })));
  }
}

/** The run; where a form needs its length and none is told, it ends with the last step that is asked. */
function withLength(run: Run, needs: readonly string[], steps: unknown): Run {
  if (run.totalSteps !== undefined || !needs.includes('totalSteps')) return run;
  if (!Array.isArray(steps) || steps.length === 0) return run;
  return { ...run, totalSteps: steps.reduce((last, step) => Math.max(last, step), 0) + 1 };
}
