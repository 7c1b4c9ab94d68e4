import {
  batchesPerEpoch,
  effectiveBatch,
  type Issue,
  type Plan,
  ScheduleError,
  stepsPerEpoch,
  totalSteps,
} from '@lrlab/core';
import { imagesPerEpoch } from './images-per-epoch.ts';

/** A length of a run, or a place in it, in every unit. */
export interface Units {
  /** Optimizer updates: steps. */
  readonly updates: number;
  /** Forward passes on each device (micro-batches, iterations). */
  readonly batches: number;
  readonly epochs: number;
  /** Images (samples) on all devices together, repeated ones counted each time. */
  readonly images: number;
  /** Of the whole run, 1 at its end. */
  readonly share: number;
}

export type Unit = keyof Units;

/** A length or place in one unit, such as `{ epochs: 2.16 }`. */
export type Length = { [U in Unit]: Readonly<Record<U, number>> }[Unit];

export const units: readonly Unit[] = ['updates', 'batches', 'epochs', 'images', 'share'];

/**
 * A length from the start of the run, in every unit: after so many updates, so many batches and images were taken, with the
 * short windows and batches at the end of each epoch; between two whole counts they are in proportion. What an epoch leaves
 * over belongs to the epoch.
 *
 * @example
 * const plan = planOf({ images: 22720, batchSize: 8, devices: 8, epochs: 100 });
 * unitsOf(plan, { epochs: 5 }); // => { updates: 1775, batches: 1775, epochs: 5, images: 113600, share: 0.05 }
 */
export function unitsOf(plan: Plan, length: Length): Units {
  const all = totalSteps(plan);
  const issues = [...checkLength(length), ...checkRun(plan)];
  if (issues.length > 0) throw new ScheduleError(issues);
  const [unit, amount] = Object.entries(length)[0] as [Unit, number];
  const [perEpoch, batches, images] = [stepsPerEpoch(plan), batchesPerEpoch(plan), imagesPerEpoch(plan)];
  // Where windows and batches run on into the next epoch, all is in proportion.
  const isEven = plan.rounding === 'carry';
  const windows = { size: plan.accumulation, most: isEven ? Infinity : batches };
  const passes = { size: plan.batchSize * plan.devices, most: isEven ? Infinity : images };
  const ends = isEven ? [Infinity, Infinity, Infinity] : [perEpoch, batches, images];
  const [u, b, i] = ends as [number, number, number];
  const updates = {
    updates: () => amount,
    batches: () => epochwise(amount, b, u, (rest) => Math.min(u, countOf(rest, windows))),
    epochs: () => amount * perEpoch,
    images: () => {
      const taken = epochwise(amount, i, b, (rest) => countOf(rest, passes));
      return epochwise(taken, b, u, (rest) => Math.min(u, countOf(rest, windows)));
    },
    share: () => amount * all,
  }[unit]();
  const taken = epochwise(updates, u, b, (rest) => sizeOf(rest, windows));
  return {
    updates,
    batches: taken,
    epochs: updates / perEpoch,
    images: isEven ? updates * effectiveBatch(plan) : epochwise(taken, b, i, (rest) => sizeOf(rest, passes)),
    share: updates / all,
    ...length,
  };
}

/** What is wrong in a length; `path` says where it stands. */
export function checkLength(length: Length, path = ''): Issue[] {
  const entries = Object.entries(length);
  const [unit, amount] = entries[0] ?? [];
  if (entries.length !== 1 || !units.includes(unit as Unit)) {
    const got = entries.length === 0 ? 'nothing' : entries.map(([name]) => name).join(' and ');
    return [{ path, code: 'field', message: `expected one of ${units.join(', ')}, got ${got}` }];
  }
  if (Number.isFinite(amount) && amount! >= 0) return [];
  const message = `expected a number from 0, got ${amount}`;
  return [{ path: path ? `${path}.${unit}` : unit!, code: 'range', message }];
}

/** A run in which nothing is updated has no lengths. */
export function checkRun(plan: Plan, path = 'plan'): Issue[] {
  const all = totalSteps(plan);
  const message = `expected a run of at least one update, got ${all}, of ${stepsPerEpoch(plan)} an epoch`;
  return all > 0 ? [] : [{ path, code: 'range', message }];
}

/** Whole epochs of `from` turned into as many of `to`, and the rest as told. */
function epochwise(amount: number, from: number, to: number, ofRest: (rest: number) => number): number {
  const epochs = Math.floor(amount / from);
  return epochs === 0 ? ofRest(amount) : epochs * to + ofRest(amount - epochs * from);
}

interface Pieces {
  /** Of every piece but the last of an epoch, which may be short. */
  readonly size: number;
  readonly most: number;
}

/** What so many pieces hold. */
function sizeOf(count: number, { size, most }: Pieces): number {
  const whole = Math.floor(count);
  const start = Math.min(whole * size, most);
  return start + (count - whole) * (Math.min((whole + 1) * size, most) - start);
}

/** How many pieces hold so much. */
function countOf(amount: number, { size, most }: Pieces): number {
  if (amount >= most) return Math.ceil(most / size);
  const whole = Math.floor(amount / size);
  const start = whole * size;
  return whole + (amount - start) / (Math.min(start + size, most) - start);
}
