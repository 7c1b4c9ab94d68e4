import { durationOf, type Issue, rateAt, type Schedule, ScheduleError } from '@lrlab/core';
import { formOf, readDeviation, readGroups } from '../form/call.ts';
import type { Args, GroupRun, Run } from '../form/form.ts';

/** The run of one group, the one with the highest rate. */
export const groupOf = ({ baseRate, ...rest }: Run): GroupRun => {
  const rate = Array.isArray(baseRate) ? Math.max(...baseRate) : (baseRate as number | undefined);
  return { ...rest, ...(rate !== undefined && { baseRate: rate }) };
};

interface Seen {
  readonly schedule?: Schedule;
  readonly group?: GroupRun;
  readonly issues: readonly Issue[];
  readonly assumed: readonly (keyof Run)[];
  readonly isNoisy: boolean;
}

/** The schedule of a call; where only the optimizer's rate is missing, for a rate of 1. */
export function highestSchedule(call: { dialect: string; name: string; args: Args; run: Run }): Seen {
  const one = readHighest(call);
  if (call.run.baseRate !== undefined || !one.issues.some(({ path }) => path === 'run.baseRate')) return one;
  const again = readHighest({ ...call, run: { ...call.run, baseRate: 1 } });
  return { ...again, group: { ...again.group, baseRate: 1 }, assumed: ['baseRate'] };
}

function readHighest(call: { dialect: string; name: string; args: Args; run: Run }): Seen {
  try {
    const schedules = readGroups(call);
    const index = highestGroup(call, schedules);
    const { baseRate } = call.run;
    const rate = Array.isArray(baseRate) ? baseRate[index] : undefined;
    const group = {
      ...(rate !== undefined && { baseRate: rate }),
      ...(schedules.length > 1 && { group: index }),
    };
    const run = { ...groupOf(call.run), ...group };
    const { deviation } = formOf(call.dialect, call.name);
    const isNoisy = deviation !== undefined && readDeviation({ ...call, run }) !== undefined;
    return { schedule: schedules[index]!, group, issues: [], assumed: [], isNoisy };
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return { issues: error.issues, assumed: [], isNoisy: false };
  }
}

/**
 * The group with the highest rate: the optimizer's, or, of groups that the arguments speak of, the one that learns fastest halfway; of
 * several the one that begins lowest, as biases may warm up from above.
 */
function highestGroup(
  { run: { baseRate, totalSteps } }: { run: Run },
  schedules: readonly Schedule[],
): number {
  if (Array.isArray(baseRate)) return baseRate.indexOf(Math.max(...baseRate));
  const halfway = schedules.map((schedule) => {
    const end = totalSteps ?? durationOf(schedule);
    return rateAt(schedule, Number.isFinite(end) ? Math.floor(end / 2) : 0);
  });
  const fastest = schedules.filter((_, i) => halfway[i] === Math.max(...halfway));
  const lowest = Math.min(...fastest.map((schedule) => rateAt(schedule, 0)));
  return schedules.indexOf(fastest.find((schedule) => rateAt(schedule, 0) === lowest)!);
}
