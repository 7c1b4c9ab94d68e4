import {
  batchesPerEpoch,
  effectiveBatch,
  type Issue,
  type Plan,
  type Rounding,
  ScheduleError,
  stepsPerEpoch,
  totalSteps,
  type Whole,
} from '@lrlab/core';
import { imagesPerEpoch } from './images-per-epoch.ts';
import { checkRecipe, type Recipe } from './recipe.ts';
import { type Units, unitsOf } from './units-of.ts';
import { isWhole, wholeOf, wholes } from './whole-of.ts';

/** A length or place of a recipe: in every unit, at the whole update that a run can have it at. */
export interface PlanRow extends Units {
  /** `epoch`, `warm-up`, `milestone 1` …, `run`. */
  readonly name: string;
  /** The updates before they were made whole. */
  readonly exactUpdates: number;
}

/** How many batches and updates a run has under one of the four roundings. */
export interface RoundingRow {
  readonly rounding: Rounding;
  readonly batchesPerEpoch: number;
  readonly stepsPerEpoch: number;
  readonly totalSteps: number;
}

/** Everything that is counted of a recipe. */
export interface PlanTable {
  readonly plan: Plan;
  /** Images of one update. */
  readonly effectiveBatch: number;
  readonly rate: number | null;
  readonly rows: readonly PlanRow[];
  /** Images of the data set that an epoch never shows, as their batch is dropped. */
  readonly imagesLeftOut: number;
  /** Images that an epoch shows twice, so that all devices have as many. */
  readonly imagesRepeated: number;
  /** Batches at the end of an epoch that update nothing. */
  readonly batchesLeftOver: number;
  /** The same run under each of the four roundings. */
  readonly roundings: readonly RoundingRow[];
}

const roundings: readonly Rounding[] = ['floor', 'ceil', 'carry', 'pad'];

/**
 * A recipe counted: an epoch, the warm-up, every milestone and the run, each in updates, batches, epochs, images and as a share
 * of the run. A warm-up and milestones are made whole updates as `whole` says, to the nearest unless told.
 *
 * @example
 * const plan = planOf({ images: 22720, batchSize: 64, epochs: 12 });
 * const { rows } = planTableOf({ plan, warmup: { epochs: 2.16 }, milestones: [{ epochs: 8 }] }, { whole: 'cut' });
 * rows.map(({ name, updates }) => [name, updates]); // => [['epoch', 355], ['warm-up', 766], ['milestone 1', 2840], ['run', 4260]]
 * rows[1]?.exactUpdates; // => ~766.8
 */
export function planTableOf(recipe: Recipe, { whole = 'round' }: { readonly whole?: Whole } = {}): PlanTable {
  const issues = [...checkRecipe(recipe), ...checkWhole(whole)];
  if (issues.length > 0) throw new ScheduleError(issues);
  const { plan, rate = null, warmup, milestones = [] } = recipe;
  const row = (name: string, exactUpdates: number, how: Whole): PlanRow => ({
    name,
    exactUpdates,
    ...unitsOf(plan, { updates: wholeOf(exactUpdates, how) }),
  });
  const [batches, perEpoch] = [batchesPerEpoch(plan), stepsPerEpoch(plan)];
  const shown = imagesPerEpoch(plan);
  return {
    plan,
    effectiveBatch: effectiveBatch(plan),
    rate,
    rows: [
      row('epoch', perEpoch, 'none'),
      ...(warmup ? [row('warm-up', unitsOf(plan, warmup).updates, whole)] : []),
      ...milestones.map((one, i) => row(`milestone ${i + 1}`, unitsOf(plan, one).updates, whole)),
      { ...row('run', totalSteps(plan), 'none'), exactUpdates: plan.epochs * perEpoch },
    ],
    imagesLeftOut: Math.max(0, plan.images - shown),
    imagesRepeated: Math.max(0, shown - plan.images),
    batchesLeftOver: plan.rounding === 'floor' ? batches - perEpoch * plan.accumulation : 0,
    roundings: roundings.map((rounding) => {
      const other = { ...plan, rounding };
      const [batchesOf, stepsOf] = [batchesPerEpoch(other), stepsPerEpoch(other)];
      return { rounding, batchesPerEpoch: batchesOf, stepsPerEpoch: stepsOf, totalSteps: totalSteps(other) };
    }),
  };
}

/** What is wrong with the word for how updates are made whole. */
export function checkWhole(whole: unknown): Issue[] {
  if (isWhole(whole)) return [];
  return [{ path: 'whole', code: 'range', message: `expected one of ${wholes}, got ${String(whole)}` }];
}
