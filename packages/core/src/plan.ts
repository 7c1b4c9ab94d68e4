import { checked } from './check-fields.ts';

/**
 * What turns epochs into steps: the data, how it is split into batches, and how often the optimizer updates.
 * A step is one optimizer update.
 */
export interface Plan {
  /** Images (samples) of one epoch. */
  readonly images: number;
  /** Images of one forward pass on one device. */
  readonly batchSize: number;
  readonly devices: number;
  /** Forward passes whose gradients are added up for one update. */
  readonly accumulation: number;
  /** How long the run is; may be fractional. */
  readonly epochs: number;
  /** Whether the loader leaves out a last, short batch. */
  readonly dropLast: boolean;
  readonly rounding: Rounding;
}

/**
 * What happens where an epoch does not divide into whole updates.
 *
 * - `floor`: a last, short accumulation window makes no update;
 * - `ceil`: it makes one;
 * - `carry`: it is finished in the next epoch, and so is a short batch that is not dropped, so that an epoch has a
 *   fractional number of updates;
 * - `pad`: as `ceil`, and a sampler first fills up the shares of the devices to the same number of images.
 */
export type Rounding = 'floor' | 'ceil' | 'carry' | 'pad';

/**
 * A plan with every default written down; a `ScheduleError` names what is wrong in it.
 *
 * @example
 * const plan = planOf({ images: 118287, batchSize: 8, devices: 8, epochs: 12 });
 * totalSteps(plan); // => 22188
 */
export function planOf(options: Pick<Plan, 'images' | 'batchSize'> & Partial<Plan>): Plan {
  return checked(
    { devices: 1, accumulation: 1, epochs: 1, dropLast: false, rounding: 'ceil', ...options },
    'images# batchSize# devices# accumulation# epochs+ dropLast! rounding=floor,ceil,carry,pad',
  );
}

/**
 * Images of one update: `batchSize * devices * accumulation`.
 *
 * @example
 * effectiveBatch(planOf({ images: 118287, batchSize: 8, devices: 8 })); // => 64
 */
export function effectiveBatch(plan: Plan): number {
  return plan.batchSize * plan.devices * plan.accumulation;
}

/**
 * Forward passes of one epoch on each device.
 *
 * @example
 * batchesPerEpoch(planOf({ images: 118287, batchSize: 8, devices: 8 })); // => 1849
 * batchesPerEpoch(planOf({ images: 118287, batchSize: 8, devices: 8, dropLast: true })); // => 1848
 */
export function batchesPerEpoch({ images, batchSize, devices, dropLast, rounding }: Plan): number {
  if (rounding === 'carry' && !dropLast) return images / (batchSize * devices);
  const share = rounding === 'pad' || !dropLast ? Math.ceil(images / devices) : Math.floor(images / devices);
  return dropLast ? Math.floor(share / batchSize) : Math.ceil(share / batchSize);
}

/**
 * Updates of one epoch: the batches over the accumulation, rounded as the plan says.
 *
 * @example
 * const plan = { images: 1000, batchSize: 16, accumulation: 4 };
 * stepsPerEpoch(planOf({ ...plan, rounding: 'floor' })); // => 15
 * stepsPerEpoch(planOf({ ...plan, rounding: 'ceil' })); // => 16
 * stepsPerEpoch(planOf({ ...plan, rounding: 'carry' })); // => 15.625
 */
export function stepsPerEpoch(plan: Plan): number {
  const windows = batchesPerEpoch(plan) / plan.accumulation;
  if (plan.rounding === 'carry') return windows;
  return plan.rounding === 'floor' ? Math.floor(windows) : Math.ceil(windows);
}

/**
 * Updates of the whole run: `epochs * stepsPerEpoch`; what is left of a step at the end makes one more, except that
 * `floor` and `carry` drop it.
 *
 * @example
 * totalSteps(planOf({ images: 22720, batchSize: 64, epochs: 100 })); // => 35500
 */
export function totalSteps(plan: Plan): number {
  const steps = plan.epochs * stepsPerEpoch(plan);
  return plan.rounding === 'floor' || plan.rounding === 'carry' ? Math.floor(steps) : Math.ceil(steps);
}

/**
 * The rate for another batch size: in proportion (`linear`, https://arxiv.org/abs/1706.02677) or to the square root
 * (`sqrt`, https://arxiv.org/abs/1404.5997), as is used with adaptive optimizers.
 *
 * @example
 * rateForBatch({ rate: 0.1, batch: 256, toBatch: 1024 }); // => 0.4
 * rateForBatch({ rate: 0.001, batch: 256, toBatch: 1024, rule: 'sqrt' }); // => 0.002
 */
export function rateForBatch(options: {
  rate: number;
  batch: number;
  toBatch: number;
  rule?: 'linear' | 'sqrt';
}): number {
  const { rate, batch, toBatch, rule } = checked(
    { rule: 'linear', ...options },
    'rate batch+ toBatch+ rule=linear,sqrt',
  );
  return rate * (toBatch / batch) ** (rule === 'linear' ? 1 : 0.5);
}
