import { type Plan, type Schedule, ScheduleError } from '@lrlab/core';
import {
  type Call,
  type Run,
  readGroups,
  residualOf,
  type Written,
  writeProgram,
  writeSchedules,
  writeText,
} from '@lrlab/dialects';
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
  const { baseRate, ...own } = call.run;
  const run: Run = {
    ...own,
    ...runOfPlan(to, { dialect: call.dialect, stepped }),
    ...(baseRate !== undefined && {
      baseRate: Array.isArray(baseRate)
        ? baseRate.map((rate) => rate * rateFactor)
        : (baseRate as number) * rateFactor,
    }),
  };
  const same = { ...call, run };
  const executed = run.totalSteps!;
  const residuals = residualsOf(same, { schedules, executed });
  if (!residuals?.every(({ firstStep }) => firstStep === null))
    return writeSchedules(schedules, { to: call.dialect, run, prefer: call.name });
  const residual = residuals.reduce((a, b) => (b.absolute > a.absolute ? b : a));
  return {
    call: same,
    text: writeText(same),
    program: writeProgram(same),
    executed,
    residual,
    partsAt: null,
  };
}

function residualsOf(
  call: Call,
  { schedules, executed }: { readonly schedules: readonly Schedule[]; readonly executed: number },
): ReturnType<typeof residualOf>[] | undefined {
  try {
    const groups = readGroups(call);
    return schedules.map((schedule, i) => residualOf([schedule, groups[i]!], { from: 0, to: executed }));
  } catch (error) {
    // On the new run the same words may be refused.
    if (error instanceof ScheduleError) return undefined;
    throw error;
  }
}
