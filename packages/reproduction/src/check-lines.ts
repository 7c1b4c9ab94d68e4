import { rateOf } from '@lrlab/core';
import type { Reference } from './reference.ts';
import type { Shown } from './shown.ts';

/** How far a line of a figure is from its reference. */
export interface LineCheck {
  readonly reference: string;
  readonly source: string;
  readonly call: Reference['call'];
  readonly line: string;
  readonly points: number;
  /** The largest difference, in the unit of the rates, and where it is. */
  readonly largest: number;
  readonly step: number;
  /** The same as a share of the highest rate of the reference. */
  readonly share: number;
  readonly ok: boolean;
}

/** In double precision a line may be this share of its peak off. */
const tolerance = 1e-12;

/**
 * Every reference of a figure held against a line, the nearest pairs first. A figure may show more lines than there are
 * references, but no line stands for two.
 */
export function checkLines(shown: Shown, references: readonly Reference[]): LineCheck[] {
  const pairs = references
    .flatMap((reference) =>
      shown.lines.map((line, index) => ({ reference, line, index, ...deviation(line.schedule, reference) })),
    )
    .sort((a, b) => a.largest - b.largest);
  const taken = new Map<Reference, (typeof pairs)[number]>();
  const used = new Set<number>();
  for (const pair of pairs) {
    if (taken.has(pair.reference) || used.has(pair.index)) continue;
    taken.set(pair.reference, pair);
    used.add(pair.index);
  }
  return references.map((reference): LineCheck => {
    const { name, source, call, rates } = reference;
    const { line, largest = Number.MAX_VALUE, step = 0 } = taken.get(reference) ?? {};
    const peak = Math.max(...rates.map(Math.abs));
    const share = peak > 0 ? largest / peak : largest;
    const points = rates.length;
    return {
      reference: name,
      source,
      call,
      line: line?.name ?? '',
      points,
      largest,
      step,
      share,
      ok: share <= tolerance,
    };
  });
}

function deviation(
  schedule: Shown['lines'][number]['schedule'],
  { steps, rates }: Reference,
): { largest: number; step: number } {
  const rate = rateOf(schedule);
  let largest = 0;
  let at = steps[0] ?? 0;
  steps.forEach((step, i) => {
    const off = Math.abs(rate(step) - rates[i]!);
    if (off > largest) [largest, at] = [off, step];
  });
  return { largest, step: at };
}
