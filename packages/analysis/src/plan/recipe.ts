import { type Issue, type Plan, planOf, ScheduleError } from '@lrlab/core';
import { checkLength, checkRun, type Length } from './units-of.ts';

/** What people write down of a run: its plan, its rate, how long it warms up, and where the rate drops. */
export interface Recipe {
  readonly plan: Plan;
  /** The rate of the optimizer. */
  readonly rate?: number;
  readonly warmup?: Length;
  readonly milestones?: readonly Length[];
}

/** Every fault of a recipe. */
export function checkRecipe({ plan, rate, warmup, milestones = [] }: Recipe): Issue[] {
  const inPlan = checkPlan(plan, 'plan');
  const message = `expected a finite number, got ${rate}`;
  return [
    ...inPlan,
    ...(rate === undefined || Number.isFinite(rate)
      ? []
      : [{ path: 'rate', code: 'type' as const, message }]),
    ...(warmup === undefined ? [] : checkLength(warmup, 'warmup')),
    ...milestones.flatMap((milestone, i) => checkLength(milestone, `milestones[${i}]`)),
  ];
}

/** Every fault of a plan, also that nothing is updated in it. */
export function checkPlan(plan: Plan, path: string): readonly Issue[] {
  try {
    return checkRun(planOf(plan), path);
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return error.issues.map((issue) => ({ ...issue, path: `${path}.${issue.path}` }));
  }
}
