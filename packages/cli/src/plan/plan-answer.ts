import {
  type Kept,
  type MovedRecipe,
  type MovedSchedule,
  movedRecipe,
  movedSchedule,
  type PlanTable,
  planTableOf,
  type Recipe,
  type Scaling,
  type StepUnit,
  type Unit,
} from '@lrlab/analysis';
import type { Plan, Schedule, Whole } from '@lrlab/core';
import type { Written } from '@lrlab/dialects';
import type { PlanValues } from './plan-values.ts';
import type { RecipeGiven } from './recipe-given.ts';
import { scheduleOfTable } from './schedule-of-table.ts';
import { wordsPlan } from './words-plan.ts';
import { writtenMoved } from './written-moved.ts';

/** What is answered: a table, and what became of it in a move. */
export interface PlanAnswer {
  readonly before: PlanTable;
  readonly schedule: Schedule;
  /** What a step of the schedules is. */
  readonly stepUnit: StepUnit;
  readonly moved?: Omit<MovedRecipe, 'before'> & {
    readonly schedule: Schedule;
    readonly places: MovedSchedule['places'];
    readonly periods: MovedSchedule['periods'];
    readonly written?: Written;
  };
}

interface Asked {
  readonly values: PlanValues;
  readonly given: RecipeGiven | undefined;
}

/** A recipe counted, with the schedule that it is, or is drawn as. */
export function counted(recipe: Recipe, { values, given }: Asked): PlanAnswer {
  const before = planTableOf(recipe, wholeOf(values));
  const { schedules: [schedule] = [scheduleOfTable(before)], stepUnit = 'updates' } = given ?? {};
  return { before, schedule, stepUnit };
}

/** A recipe counted before and after a move, with its schedules and its words. */
export function moved(
  recipe: Recipe,
  { values, given, to }: Asked & { readonly to: Partial<Plan> },
): PlanAnswer {
  const decimals = values['epoch-decimals'];
  const how = {
    ...wholeOf(values),
    ...(values.scaling && { scaling: values.scaling as Scaling }),
    ...(values['keep-warmup'] && { keepWarmup: values['keep-warmup'] as Unit }),
    ...(values['keep-milestones'] && { keepMilestones: values['keep-milestones'] as Unit }),
    ...(decimals && { epochDecimals: Number(decimals) }),
  };
  const tables: MovedRecipe = movedRecipe(recipe, {
    ...how,
    to,
    ...(values['keep-length'] && { keepLength: values['keep-length'] as Kept }),
  });
  const { before, ...after } = tables;
  if (!given) {
    const schedule = scheduleOfTable(after.after);
    return {
      before,
      schedule: scheduleOfTable(before),
      stepUnit: 'updates',
      moved: { ...after, schedule, places: [], periods: [] },
    };
  }
  const { call, stepUnit } = given;
  const plans = { from: before.plan, to: after.after.plan };
  const groups = given.schedules.map((schedule) => movedSchedule(schedule, { ...how, ...plans, stepUnit }));
  const schedules = groups.map(({ schedule }) => schedule) as [Schedule, ...Schedule[]];
  const { stepped } = values;
  const { rateFactor } = after;
  const written =
    call && writtenMoved({ call, schedules, to: wordsPlan(plans.to, stepUnit), rateFactor, stepped });
  const { places, periods } = groups[0]!;
  return {
    before,
    schedule: given.schedules[0],
    stepUnit,
    moved: { ...after, schedule: schedules[0], places, periods, ...(written && { written }) },
  };
}

const wholeOf = ({ whole }: PlanValues): { readonly whole?: Whole } =>
  whole ? { whole: whole as Whole } : {};
