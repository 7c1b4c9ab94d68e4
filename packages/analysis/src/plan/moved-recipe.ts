import {
  effectiveBatch,
  type Issue,
  type Plan,
  planOf,
  rateForBatch,
  ScheduleError,
  stepsPerEpoch,
  type Whole,
} from '@lrlab/core';
import { type Kept, lasting, movedLength, movedPlan } from './moved-plan.ts';
import { checkWhole, type PlanTable, planTableOf } from './plan-table-of.ts';
import { checkPlan, checkRecipe, type Recipe } from './recipe.ts';
import { type Length, type Unit, units } from './units-of.ts';
import { wholeOf } from './whole-of.ts';

/** How a rate follows the batch; `none` leaves it as it is. */
export type Scaling = 'linear' | 'sqrt' | 'none';

/** How a recipe is moved; every field but `to` may be left out. */
export interface MoveOptions {
  /** What is other than before: images, batch, devices … */
  readonly to: Partial<Plan>;
  /** In proportion to the batch unless told. */
  readonly scaling?: Scaling;
  /** What of the warm-up stays the same: its epochs unless told. */
  readonly keepWarmup?: Unit;
  /** What of the milestones stays the same: their epochs unless told. */
  readonly keepMilestones?: Unit;
  /** What of the run stays the same: its epochs unless told. */
  readonly keepLength?: Kept;
  /** How updates are made whole: to the nearest unless told. */
  readonly whole?: Whole;
  /** So many decimals are left of epochs on their way, as people write them down; all of them unless told. */
  readonly epochDecimals?: number;
}

/** A recipe on another plan, with what it was and what it has become. */
export interface MovedRecipe {
  readonly recipe: Recipe;
  /** What every rate is multiplied by. */
  readonly rateFactor: number;
  readonly before: PlanTable;
  /** In whole updates, and so is the run, where it ends within an epoch. */
  readonly after: PlanTable;
}

/**
 * A recipe on another data set, with another batch or other devices: the rate scaled with the batch, the warm-up, the
 * milestones and the length kept in a unit. Its lengths stay in the units they were given in and are not rounded, so that moving
 * it back gives it again; the table `after` has them in whole updates.
 *
 * @example
 * const plan = planOf({ images: 118287, batchSize: 8, devices: 8, epochs: 12 });
 * const recipe = { plan, rate: 0.01, warmup: { updates: 4000 } };
 * const moved = movedRecipe(recipe, { to: { images: 22720 }, whole: 'cut', epochDecimals: 2 });
 * moved.after.rows[1]?.updates; // => 766
 * movedRecipe(recipe, { to: { devices: 1 } }).recipe.rate; // => 0.00125
 */
export function movedRecipe(recipe: Recipe, options: MoveOptions): MovedRecipe {
  const {
    keepWarmup = 'epochs',
    keepMilestones = 'epochs',
    keepLength,
    whole = 'round',
    epochDecimals,
  } = options;
  const issues = [...checkRecipe(recipe), ...checkMove(recipe.plan, options)];
  if (issues.length > 0) throw new ScheduleError(issues);
  const from = planOf(recipe.plan);
  const to = movedPlan(from, { to: options.to, ...(keepLength && { keep: keepLength }) });
  const rateFactor = rateFactorOf({ ...options, from, to });
  const lengthIn = (length: Length, keep: Unit): Length =>
    movedLength(length, { from, to, keep, ...(epochDecimals !== undefined && { epochDecimals }) });
  const { rate, warmup, milestones } = recipe;
  const moved: Recipe = {
    plan: to,
    ...(rate !== undefined && { rate: rate * rateFactor }),
    ...(warmup && { warmup: lengthIn(warmup, keepWarmup) }),
    ...(milestones && { milestones: milestones.map((one) => lengthIn(one, keepMilestones)) }),
  };
  return {
    recipe: moved,
    rateFactor,
    before: planTableOf({ ...recipe, plan: from }, { whole }),
    after: tableAfter(moved, whole),
  };
}

/** A run that ends within an epoch was given in updates: it is made whole as they are. */
function tableAfter(recipe: Recipe, whole: Whole): PlanTable {
  const { plan } = recipe;
  if (Number.isInteger(plan.epochs) || whole === 'none') return planTableOf(recipe, { whole });
  const exactUpdates = plan.epochs * stepsPerEpoch(plan);
  const table = planTableOf(
    { ...recipe, plan: lasting(plan, Math.max(1, wholeOf(exactUpdates, whole))) },
    { whole },
  );
  return { ...table, rows: table.rows.map((row) => (row.name === 'run' ? { ...row, exactUpdates } : row)) };
}

/**
 * What rates are multiplied by where the batch of an update changes.
 *
 * @example
 * const from = planOf({ images: 118287, batchSize: 2, devices: 8 });
 * rateFactorOf({ from, to: { ...from, devices: 4 } }); // => 0.5
 * rateFactorOf({ from, to: { ...from, devices: 2 }, scaling: 'sqrt' }); // => 0.5
 */
export function rateFactorOf({
  from,
  to,
  scaling = 'linear',
}: {
  readonly from: Plan;
  readonly to: Plan;
  readonly scaling?: Scaling;
}): number {
  if (scaling === 'none') return 1;
  return rateForBatch({ rate: 1, batch: effectiveBatch(from), toBatch: effectiveBatch(to), rule: scaling });
}

const isOneOf = (path: string, words: readonly string[], value: unknown): Issue[] =>
  value === undefined || words.includes(value as string)
    ? []
    : [{ path, code: 'range', message: `expected one of ${words.join(', ')}, got ${String(value)}` }];

function checkMove(plan: Plan, options: MoveOptions): Issue[] {
  const { to, scaling, keepWarmup, keepMilestones, keepLength, whole = 'round', epochDecimals } = options;
  const isCount = epochDecimals === undefined || (Number.isInteger(epochDecimals) && epochDecimals >= 0);
  const message = `expected a whole number from 0 to 15, got ${epochDecimals}`;
  // What is wrong in the plan and stays as it is was told there.
  const isNew = ({ path }: Issue): boolean => Object.hasOwn(to, path.slice('to.'.length));
  const isSound = checkPlan(plan, 'plan').length === 0;
  return [
    ...checkPlan({ ...plan, ...to }, 'to').filter((issue) => isSound || isNew(issue)),
    ...isOneOf('scaling', ['linear', 'sqrt', 'none'], scaling),
    ...isOneOf('keepWarmup', units, keepWarmup),
    ...isOneOf('keepMilestones', units, keepMilestones),
    ...isOneOf('keepLength', ['epochs', 'updates', 'images'], keepLength),
    ...checkWhole(whole),
    ...(isCount && (epochDecimals ?? 0) <= 15
      ? []
      : [{ path: 'epochDecimals', code: 'range' as const, message }]),
  ];
}
