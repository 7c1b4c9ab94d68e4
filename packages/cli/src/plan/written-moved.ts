import type { Plan, Schedule } from '@lrlab/core';
import { type Call, type Run, type Written, writeSchedules } from '@lrlab/dialects';
import { runOfPlan } from './words-plan.ts';

/** What a call has become on another plan. */
export interface MovedCall {
  readonly call: Call;
  /** Its schedules after the move, one for each parameter group. */
  readonly schedules: readonly [Schedule, ...Schedule[]];
  /** The new plan, as the words count it. */
  readonly to: Plan;
  readonly rateFactor: number;
  readonly stepped: string | undefined;
}

/**
 * A moved recipe in the words it was written in: the same ones where they mean the moved schedule on the new plan, as of a recipe
 * that counts in epochs, else others of the framework that are exact; without a text where none is.
 */
export function writtenMoved({ call, schedules, to, rateFactor, stepped }: MovedCall): Written {
  const { dialect, run: told } = call;
  const { baseRate, ...own } = told;
  const scaled = [baseRate ?? []].flat().map((rate) => rate * rateFactor);
  const run: Run = {
    ...own,
    ...runOfPlan(to, { dialect, stepped }),
    ...(scaled.length > 0 && { baseRate: Array.isArray(baseRate) ? scaled : scaled[0]! }),
  };
  return writeSchedules(schedules, { to: dialect, run, prefer: call });
}
