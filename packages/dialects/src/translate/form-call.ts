import type { Schedule } from '@lrlab/core';
import { type Call, readCall } from '../form/call.ts';
import { writeCall } from '../form/write-call.ts';
import { highestOf } from '../shared/highest-of.ts';
import { residualOf } from './residual.ts';
import { trainsFor } from './trains-for.ts';
import type { Groups, Writing } from './writing.ts';

/** The call of one form: the schedule of the first group is written, and read for the others. */
export function formCall(
  schedule: Schedule,
  { dialect, run, executed, name, groups }: Writing & { readonly name: string; readonly groups: Groups },
): Call | undefined {
  const { baseRate, ...rest } = run;
  const told = [baseRate ?? []].flat();
  const own = told.length > 0 ? { ...rest, baseRate: told[0]! } : rest;
  const call = writeCall(schedule, { dialect, name, run: own, executed });
  if (!call || !trainsFor(call, executed)) return undefined;
  const rates = told.length > 1 ? told : basesOf(call, groups);
  const isRight = groups.every((group, i) => {
    const groupRun = {
      ...call.run,
      ...(rates[i] === undefined ? {} : { baseRate: rates[i]! }),
      group: i,
    };
    const again = readCall({ ...call, run: groupRun as typeof own });
    return residualOf([group, again], { from: 0, to: executed }).firstStep === null;
  });
  const base = rates.length > 1 ? { baseRate: rates } : {};
  return isRight ? { ...call, run: { ...call.run, ...base } } : undefined;
}

/** The rate that each optimizer group would be made with, where their schedules are shares of the first. */
function basesOf({ run: { baseRate } }: Call, groups: Groups): readonly number[] {
  if (typeof baseRate !== 'number' || groups.length === 1) return [];
  const highest = highestOf(groups[0]);
  return groups.map((group) => (baseRate * highestOf(group)) / highest);
}
