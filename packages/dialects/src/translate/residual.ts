import { fillRates, type Schedule } from '@lrlab/core';

/** How far two schedules are apart over some steps. */
export interface Residual {
  /** The largest difference, in units of the rate. */
  readonly absolute: number;
  /** The largest difference over the larger of the two rates. */
  readonly relative: number;
  /** The step of the largest difference; nothing where there is none at all. */
  readonly step: number | null;
  /** The first step at which they differ by more than 1e-12 of the peak. */
  readonly firstStep: number | null;
}

const block = 65_536;

/**
 * The residual of two schedules over the steps `from` to `to`, which is not asked any more.
 *
 * @example
 * residualOf([constant({ rate: 0.1 }), ramp({ from: 0.1, to: 0.2, steps: 10 })], { from: 0, to: 10 }).step; // => 9
 */
export function residualOf(
  [a, b]: readonly [Schedule, Schedule],
  { from, to }: { readonly from: number; readonly to: number },
): Residual {
  let [absolute, relative, peak] = [0, 0, 0];
  let step: number | null = null;
  const differing: { readonly step: number; readonly by: number }[] = [];
  for (let start = from; start < to; start += block) {
    const steps = Math.min(block, to - start);
    const one = fillRates(a, { start, steps });
    const other = fillRates(b, { start, steps });
    for (let i = 0; i < steps; i++) {
      const larger = Math.max(Math.abs(one[i]!), Math.abs(other[i]!));
      const by = one[i] === other[i] ? 0 : Math.abs(one[i]! - other[i]!);
      peak = Math.max(peak, larger);
      if (by > (differing.at(-1)?.by ?? 0)) differing.push({ step: start + i, by });
      if (by > absolute) [absolute, step] = [by, start + i];
      if (by > 0) relative = Math.max(relative, by / larger);
    }
  }
  // The first beyond rounding is among those that were the largest so far.
  const firstStep = differing.find(({ by }) => by > 1e-12 * peak)?.step ?? null;
  return { absolute, relative, step, firstStep };
}
