import type { Ground } from './horizons.ts';
import type { Subject } from './subject.ts';

/** Longer plans are not tried length by length. */
const mostTried = 20_000;

/** The lengths that may be, those near the plan's first: all, or of a long plan those that single points of a falling rate say. */
export function lengthsToTry(subject: Subject, { reading, from, offset }: Ground): readonly number[] {
  const { totalUpdates: total } = subject.plan;
  if (total <= mostTried) {
    const planned = Math.round(total);
    return Array.from({ length: 3 * planned + 1 }, (_, i) => [planned - i, planned + i])
      .flat()
      .filter((steps) => steps > 0);
  }
  const { index, rates, planned } = subject;
  const found = new Set<number>();
  for (let part = 1; part < 16; part++) {
    const i = Math.floor((index.length * part) / 16);
    const step = Math.floor(reading.updateOf(index[i]!)) + offset;
    const way = wayDown({ planned, rate: rates[i]!, from, to: total });
    if (step <= from || way === undefined) continue;
    const steps = Math.round(from + ((step - from) * (total - from)) / (way - from));
    for (let near = -4; near <= 4; near++) found.add(steps + near);
  }
  return [...found].sort((a, b) => Math.abs(a - total) - Math.abs(b - total));
}

/** Where between two steps the planned rate has fallen to `rate`, if it falls all the way. */
function wayDown({
  planned,
  rate,
  from,
  to,
}: {
  planned: (step: number) => number;
  rate: number;
  from: number;
  to: number;
}): number | undefined {
  let [low, high] = [from, to];
  if (!(planned(low) > rate && planned(high) < rate)) return undefined;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (planned(middle) > rate) low = middle;
    else high = middle;
  }
  return high;
}
