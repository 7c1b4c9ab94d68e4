import { batchesPerEpoch, type Plan, planOf, ScheduleError, stepsPerEpoch, totalSteps } from '@lrlab/core';
import { checkRun, type Length, type Unit, unitsOf } from './units-of.ts';

/** What of a run stays the same on another data set, batch or number of devices. */
export type Kept = 'epochs' | 'updates' | 'images';

/**
 * A plan that makes exactly so many updates, whatever part of an epoch that is: Detectron2's `MAX_ITER` as a plan.
 *
 * @example
 * const plan = lasting(planOf({ images: 117266, batchSize: 16 }), 90000);
 * plan.epochs; // => ~12.278308321964529
 * totalSteps(plan); // => 90000
 */
export function lasting(plan: Plan, updates: number): Plan {
  const issues = checkRun({ ...plan, epochs: Math.ceil(plan.epochs) });
  if (!(Number.isSafeInteger(updates) && updates > 0)) {
    const message = `expected a whole number from 1, got ${updates}`;
    issues.push({ path: 'updates', code: 'range', message });
  }
  if (issues.length > 0) throw new ScheduleError(issues);
  let epochs = updates / stepsPerEpoch(plan);
  // Where the product is not that whole number but a last digit off, rounding up or down would be an update off.
  for (const [isOff, by] of [
    [(all: number) => all > updates, 1 - Number.EPSILON],
    [(all: number) => all < updates, 1 + Number.EPSILON],
  ] as const) {
    while (isOff(totalSteps({ ...plan, epochs }))) epochs *= by;
  }
  return { ...plan, epochs };
}

/**
 * A plan on other data, another batch, other devices: as many epochs as before, unless `to` says how many or `keep` says that
 * the updates or the images stay the same. Updates are rounded to the nearest.
 *
 * @example
 * const coco = planOf({ images: 117266, batchSize: 2, devices: 8, epochs: 12 });
 * totalSteps(coco); // => 87960
 * totalSteps(movedPlan(coco, { to: { images: 22720 } })); // => 17040
 * movedPlan(coco, { to: { images: 22720 }, keep: 'updates' }).epochs; // => ~61.943661971830984
 */
export function movedPlan(
  plan: Plan,
  { to, keep = 'epochs' }: { readonly to: Partial<Plan>; readonly keep?: Kept },
): Plan {
  const next = planOf({ ...plan, ...to });
  if (to.epochs !== undefined || keep === 'epochs') return next;
  const { [keep]: kept } = unitsOf(plan, { updates: totalSteps(plan) });
  return lasting(next, Math.max(1, Math.round(unitsOf(next, { [keep]: kept } as Length).updates)));
}

/** Two plans, and the unit in which something stays the same from one to the other. */
export interface Move {
  readonly from: Plan;
  readonly to: Plan;
  readonly keep: Unit;
  /** So many decimals are left of epochs that are kept; all of them unless told. */
  readonly epochDecimals?: number;
}

/** What a step may count: an update, or a batch, as in frameworks whose schedules do not know of accumulation. */
export type StepUnit = 'updates' | 'batches';

/** So many steps of one plan as steps of another. */
export function movedSteps(
  steps: number,
  { from, to, keep, epochDecimals, stepUnit = 'updates' }: Move & { readonly stepUnit?: StepUnit },
): number {
  const perEpoch = stepUnit === 'updates' ? stepsPerEpoch : batchesPerEpoch;
  if (keep === 'epochs' && epochDecimals !== undefined) {
    return Number((steps / perEpoch(from)).toFixed(epochDecimals)) * perEpoch(to);
  }
  // Multiplied first, what is whole comes out whole.
  if (keep === 'epochs') return (steps * perEpoch(to)) / perEpoch(from);
  const all = (plan: Plan): number => unitsOf(plan, { updates: totalSteps(plan) })[stepUnit];
  if (keep === 'share') return (steps * all(to)) / all(from);
  const { [keep]: kept } = unitsOf(from, { [stepUnit]: steps } as Length);
  return unitsOf(to, { [keep]: kept } as Length)[stepUnit];
}

/**
 * A length of one plan as a length of another, in the unit it was given in; nothing is rounded.
 *
 * @example
 * const from = planOf({ images: 118287, batchSize: 64, rounding: 'carry' });
 * const to = planOf({ images: 22720, batchSize: 64, rounding: 'carry' });
 * movedLength({ updates: 4000 }, { from, to, keep: 'epochs' }); // => { updates: ~768.3008276480086 }
 * movedLength({ epochs: 2.16 }, { from, to, keep: 'epochs' }); // => { epochs: 2.16 }
 */
export function movedLength(length: Length, move: Move): Length {
  const [unit] = Object.keys(length) as [Unit];
  if (unit === move.keep && move.epochDecimals === undefined) return length;
  const { updates } = unitsOf(move.from, length);
  return { [unit]: unitsOf(move.to, { updates: movedSteps(updates, move) })[unit] } as Length;
}
