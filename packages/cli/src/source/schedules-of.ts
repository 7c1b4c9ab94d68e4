import { type Issue, parseSchedule, type Schedule, ScheduleError } from '@lrlab/core';
import { formOf, type Run, readGroups, readText } from '@lrlab/dialects';
import { issueOf } from './check-source.ts';

/** Schedules that were asked for. */
export interface Found {
  readonly schedules: readonly Schedule[];
  /** Whether there is one for each parameter group. */
  readonly groups: boolean;
}

/**
 * The schedules of a source whose fields are right: `schedule`; or `dialect`, `name` and `args`; or `dialect` and `text`.
 *
 * `length` is how long the run is where the form needs to know and `run` does not say.
 */
export function schedulesOf(source: Readonly<Record<string, unknown>>, length: number | undefined): Found {
  if ('schedule' in source) return { schedules: [scheduleOf(source['schedule'])], groups: false };
  const { dialect, text, run = {} } = source as { dialect: string; text?: string; run?: Run };
  const { name, args = {} } =
    text === undefined
      ? (source as unknown as Parameters<typeof readGroups>[0])
      : readText(text, { dialect });
  const isOpen = run.totalSteps === undefined && formOf(dialect, name).needs.includes('totalSteps');
  const whole = isOpen && length !== undefined ? { ...run, totalSteps: length } : run;
  return {
    schedules: readGroups({ dialect, name, args, run: whole }),
    groups: Array.isArray(run.baseRate),
  };
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
