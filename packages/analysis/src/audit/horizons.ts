import { type AfterEnd, endsOf, startsOf, stepAfterEnd } from './after-end.ts';
import type { Explanation } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import { type ClockAt, fits, type Subject } from './subject.ts';

type Horizon = Extract<Explanation, { id: 'horizon' }>;

/** Longer plans are not tried length by length. */
const mostTried = 20_000;

/**
 * The plan made for another number of updates: all of it stretched or squeezed, or only what comes after a warm-up that is as
 * planned. After an end that comes too early a rate holds, climbs back as PyTorch's cosine does, or starts anew.
 */
export function horizonsOf(subject: Subject, reading: Reading): readonly Horizon[] {
  const planned = subject.plan.totalUpdates;
  return startsOf(subject.plan)
    .flatMap((from) =>
      [0, 1, -1].flatMap((offset) => {
        const found = lengthsOf(subject, { reading, from, offset });
        return found.length > 0 ? [merged(found, planned, from)] : [];
      }),
    )
    .slice(0, 1);
}

interface Ground {
  readonly reading: Reading;
  readonly from: number;
  readonly offset: number;
}
interface Length {
  readonly steps: number;
  readonly afterEnd: AfterEnd | 'not reached';
}

function lengthsOf(subject: Subject, ground: Ground): readonly Length[] {
  const { totalUpdates } = subject.plan;
  const { reading, from, offset } = ground;
  const last = Math.floor(reading.updateOf(subject.index.at(-1)!)) + offset;
  const found: Length[] = [];
  for (const steps of candidatesOf(subject, ground)) {
    if (steps <= from || steps === totalUpdates) continue;
    const wayTo = from + ((last - from) * (totalUpdates - from)) / (steps - from);
    const afterEnd = endsOf(subject.plan, wayTo).find((one) =>
      fits(subject, { reading, clock: clockOf({ steps, from, offset, totalUpdates, afterEnd: one }) }),
    );
    if (afterEnd) found.push({ steps, afterEnd: steps > last ? 'not reached' : afterEnd });
    if (found.length > 64) break;
  }
  return found;
}

function clockOf({
  steps,
  from,
  offset,
  totalUpdates,
  afterEnd,
}: {
  steps: number;
  from: number;
  offset: number;
  totalUpdates: number;
  afterEnd: AfterEnd;
}): ClockAt {
  const squeeze = (totalUpdates - from) / (steps - from);
  return (update) => {
    const step = Math.floor(update) + offset;
    return step <= from
      ? step
      : stepAfterEnd(from + (step - from) * squeeze, { totalUpdates, from, afterEnd });
  };
}

/** The lengths that may be: all, or of a long plan those that single points of a falling rate say. */
function candidatesOf(subject: Subject, { reading, from, offset }: Ground): readonly number[] {
  const { totalUpdates: total } = subject.plan;
  if (total <= mostTried) {
    // From the planned one outwards, so that what is found is near it.
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
  return [...found].sort((a, b) => a - b);
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

function merged(found: readonly Length[], planned: number, from: number): Horizon {
  const steps = found.map((one) => one.steps);
  return {
    id: 'horizon',
    planned,
    steps: [Math.min(...steps), Math.max(...steps)],
    from,
    afterEnd: found[0]!.afterEnd,
  };
}
