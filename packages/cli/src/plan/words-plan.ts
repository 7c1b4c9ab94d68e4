import { lasting, type StepUnit, unitsOf } from '@lrlab/analysis';
import { type Plan, totalSteps } from '@lrlab/core';
import { dialects, type Run, runOf } from '@lrlab/dialects';

/** What a framework's words count: batches where its schedules know nothing of accumulation. */
export const stepUnitOf = (dialect: unknown): StepUnit =>
  dialects.some(({ id, clock }) => id === dialect && clock === 'batch') ? 'batches' : 'updates';

/** A plan as words count it: where they count batches, every batch is an update of theirs. */
export function wordsPlan(plan: Plan, stepUnit: StepUnit): Plan {
  if (stepUnit === 'updates' || plan.accumulation === 1) return plan;
  const batchwise = { ...plan, accumulation: 1 };
  if (Number.isInteger(plan.epochs)) return batchwise;
  return lasting(batchwise, Math.ceil(unitsOf(plan, { updates: totalSteps(plan) }).batches));
}

/** The run of a plan as a dialect needs it: without epochs where the training loop steps once an update. */
export function runOfPlan(
  plan: Plan,
  { dialect, stepped }: { readonly dialect: string; readonly stepped: string | undefined },
): Run {
  const { run } = runOf(plan, dialect);
  if (stepped !== 'update') return run;
  const { stepsPerEpoch: _, batchesPerEpoch: __, epochs: ___, ...byUpdate } = run;
  return byUpdate;
}
