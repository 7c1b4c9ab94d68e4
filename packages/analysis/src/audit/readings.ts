import type { WholePlan } from './audit-plan.ts';
import type { IndexUnit } from './diagnosis.ts';

/** One way to read the index of a log. */
export interface Reading {
  readonly unit: IndexUnit;
  /** Updates that one of the index is. */
  readonly updates: number;
  readonly updateOf: (index: number) => number;
  /** Updates from one point to the next, jumps aside. */
  readonly gap: number;
  /** What may lie between the number of an update and that whose rate is logged. */
  readonly offsets: readonly number[];
  /** How the log's end agrees with the run's: 0 where it ends as the run does, 1 before it, 2 after it. */
  readonly end: 0 | 1 | 2;
}

/**
 * The ways in which an index may count, those first that agree with its name and with the length of the run.
 *
 * A run logs at updates, batches, batches of all devices, epochs or samples, and the rate that was used or the next one.
 */
export function readingsOf(
  plan: WholePlan,
  { index, indexName }: { readonly index: readonly number[]; readonly indexName: string },
): readonly Reading[] {
  const { totalUpdates, updatesPerEpoch: perEpoch, devices, accumulation, batch } = plan;
  const last = index.reduce((most, one) => Math.max(most, one), 0);
  const gap = gapOf(index);
  const units: [IndexUnit, number][] = [];
  if (indexName === 'epoch') {
    if (perEpoch) units.push(['epoch', perEpoch]);
  } else if (/sample|image/.test(indexName)) {
    if (batch) units.push(['sample', 1 / batch]);
  } else {
    units.push(['update', 1]);
    if (accumulation > 1) units.push(['micro-batch', 1 / accumulation]);
    if (devices > 1) units.push(['process step', 1 / devices]);
    if (perEpoch && (last + 1) * perEpoch <= totalUpdates * 1.1 + perEpoch) units.push(['epoch', perEpoch]);
    if (batch && last > 4 * totalUpdates) units.push(['sample', 1 / batch]);
  }
  if (units.length === 0) units.push(['update', 1]);
  return units
    .map(([unit, updates]): Reading => {
      const left = totalUpdates - (last + 1) * updates;
      const slack = (gap + 1) * updates;
      return {
        unit,
        updates,
        updateOf: updateOf(updates),
        gap: gap * updates,
        offsets: unit === 'epoch' ? [0, perEpoch - 1, perEpoch, -1, -perEpoch, 1] : [0, 1, -1, -2],
        end: left > slack ? 1 : left < -slack - 2 ? 2 : 0,
      };
    })
    .sort((a, b) => a.end - b.end);
}

/** Nearest to a whole number where the log has rounded a fraction of an epoch. */
const updateOf =
  (updates: number): Reading['updateOf'] =>
  (index) => {
    const update = index * updates;
    const whole = Math.round(update);
    if (Number.isInteger(index)) return Math.abs(update - whole) < 1e-9 * (1 + whole) ? whole : update;
    return whole;
  };

/** The largest step between two points, jumps aside: that of nine in ten. */
function gapOf(index: readonly number[]): number {
  const gaps = index.flatMap((one, i) => (i > 0 && one > index[i - 1]! ? [one - index[i - 1]!] : []));
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.9)] ?? 1;
}
