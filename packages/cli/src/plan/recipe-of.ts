import { type Length, lasting, movedSchedule, type Recipe, warmupOf } from '@lrlab/analysis';
import { breakpointsOf, planOf, type Rounding, segmentsOf, totalSteps } from '@lrlab/core';
import { imagesIn, type PlanValues } from './plan-values.ts';
import type { RecipeGiven } from './recipe-given.ts';
import { wordsPlan } from './words-plan.ts';

/** The recipe that options tell. */
export function recipeTold(values: PlanValues): Recipe {
  const { batch = 1, devices = 1, accumulation = 1, epochs = 1, steps, warmup, milestones } = values;
  const plan = planOf({
    images: imagesIn(values.images, values.data)!,
    batchSize: batch,
    devices,
    accumulation,
    epochs,
    dropLast: values['drop-last'] ?? false,
    ...(values.rounding && { rounding: values.rounding as Rounding }),
  });
  const [rate] = values['base-rate'] ?? [];
  return {
    plan: steps === undefined ? plan : lasting(plan, steps),
    ...(rate !== undefined && { rate }),
    ...(warmup && { warmup }),
    ...(milestones && { milestones }),
  };
}

/** More milestones are a schedule by epoch, and no list that people write. */
const most = 20;

/** The recipe that a schedule is: its highest rate, its warm-up, and where its parts end within the run. */
export function recipeOf({ plan, stepUnit, schedules: [schedule] }: RecipeGiven): Recipe {
  const end = totalSteps(wordsPlan(plan, stepUnit));
  const lengthOf = (steps: number): Length => ({ [stepUnit]: steps }) as Length;
  const warmup = warmupOf(schedule);
  // Where each part ends is told by the move of a schedule to where it is.
  const { places } = movedSchedule(schedule, { from: plan, to: plan, whole: 'none', stepUnit });
  const within = new Set(breakpointsOf(schedule, { end }));
  const milestones = places
    .map(({ before }) => before)
    .filter((step) => step > warmup && step < end && within.has(step));
  const rate = segmentsOf(schedule, { end }).reduce(
    (high, { from, to }) => Math.max(high, from, to),
    -Infinity,
  );
  return {
    plan,
    rate,
    ...(warmup > 0 && { warmup: lengthOf(warmup) }),
    ...(milestones.length > 0 && { milestones: milestones.slice(0, most).map(lengthOf) }),
  };
}
