import { durationOf, type Issue, parseSchedule, type Schedule, ScheduleError } from '@lrlab/core';
import { type Call, formOf, type Run, readGroups, readText } from '@lrlab/dialects';
import { issueOf } from './check-source.ts';

/** Schedules that were asked for. */
export interface Found {
  readonly schedules: readonly Schedule[];
  /** Whether there is one for each parameter group. */
  readonly groups: boolean;
  /** The step from which the framework fails instead of answering; `Infinity` if it goes on. */
  readonly end: number;
  /** The call that says them, where it is one, with all that is known of its run. */
  readonly call?: Call;
  /** Statements of a text that were passed over. */
  readonly ignored: readonly Issue[];
}

/**
 * The schedules of a source whose fields are right: `schedule`; or `dialect`, `name` and `args`; or `dialect` and `text`.
 *
 * `length` is how long the run is where the call asks and `run` does not say.
 */
export function schedulesOf(source: Readonly<Record<string, unknown>>, length: number | undefined): Found {
  if ('schedule' in source)
    return { schedules: [scheduleOf(source['schedule'])], groups: false, end: Infinity, ignored: [] };
  const { dialect, text, run: told = {} } = source as { dialect: string; text?: string; run?: Run };
  const read = text === undefined ? undefined : readText(text, { dialect });
  const { name, args = {} } = read ?? (source as unknown as Call);
  // What is asked for counts more than what the text says about its own run.
  const call: Call = { dialect, name, args, run: { ...read?.run, ...told } };
  const schedules = readWhole(call, length);
  const { raisesAfterEnd, answersEnd } = formOf(dialect, name);
  const last = durationOf(schedules[0]!) + (answersEnd ? 1 : 0);
  const end = raisesAfterEnd ? last : Infinity;
  const groups = Array.isArray(call.run.baseRate) || schedules.length > 1;
  return { schedules, groups, end, call, ignored: read?.ignored ?? [] };
}

/** The schedules of a call; where it asks for the length of the run and none is told, that is `length`. */
function readWhole(call: Call, length: number | undefined): Schedule[] {
  try {
    return readGroups(call);
  } catch (error) {
    // Whether a form asks may depend on its arguments, so it is tried.
    const asks = error instanceof ScheduleError && error.issues.some(({ path }) => path === 'run.totalSteps');
    if (!asks || length === undefined || call.run.totalSteps !== undefined) throw error;
    return readGroups({ ...call, run: { ...call.run, totalSteps: length } });
  }
}

function scheduleOf(value: unknown): Schedule {
  try {
    // JSON inside of JSON is no schedule.
    if (typeof value === 'string') throw new ScheduleError([issueOf('', 'a schedule', value)]);
    return parseSchedule(value);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    const moved = (path: string): string => (path ? `schedule.${path}` : 'schedule');
    throw new ScheduleError(error.issues.map((issue): Issue => ({ ...issue, path: moved(issue.path) })));
  }
}
