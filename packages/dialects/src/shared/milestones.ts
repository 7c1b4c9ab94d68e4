import type { Schedule } from '@lrlab/core';
import { plateaus, plateausOf, timeline } from './timeline.ts';

/** `rate`, multiplied by `gamma` at each entry, in the order of the list: an entry that is passed already comes at once. */
export function milestoneRates(rate: number, gamma: number, milestones: readonly number[]): Schedule {
  return timeline(
    plateaus(
      milestones,
      [...milestones, 0].map((_, i) => rate * gamma ** i),
    ),
  );
}

/** The milestones and the factor of constant rates that fall from `base`; a drop by several factors is the same entry so many times. */
export function milestonesOf(
  schedule: Schedule,
  base: number,
): { readonly milestones: number[]; readonly gamma: number } | undefined {
  const found = plateausOf(schedule);
  if (!found) return undefined;
  const ratios = found.rates.map((rate, i) => rate / (found.rates[i - 1] ?? base));
  const logs = ratios.map((ratio) => Math.log(Math.abs(ratio))).filter((log) => log !== 0);
  const size = logs.every(Number.isFinite) ? Math.exp(logs.reduce(commonOf, 0)) : 0;
  const gamma = found.rates.some((rate) => rate * base < 0) ? -size : size;
  const milestones = ratios.flatMap((ratio, i): number[] => {
    if (i === 0 && ratio === 1) return [];
    const once = ratio * gamma < 0 ? 2 : 1;
    const isOnce = size === 0 || size === 1;
    const times = isOnce ? once : Math.round(Math.log(Math.abs(ratio)) / Math.log(size));
    return times > 0 && times < 1000 ? Array(times).fill(found.ends[i - 1] ?? 0) : [];
  });
  return { milestones, gamma };
}

/** The largest number of which two are multiples, by Euclid, with the sign of the second. */
function commonOf(a: number, b: number): number {
  let [divisor, rest] = [b, a];
  while (Math.abs(rest) > 1e-9 * Math.abs(b)) {
    [divisor, rest] = [rest, divisor - Math.round(divisor / rest) * rest];
  }
  return divisor * b < 0 ? -divisor : divisor;
}
