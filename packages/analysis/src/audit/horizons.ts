import { type AfterEnd, endsOf, stepAfterEnd } from './after-end.ts';
import type { Explanation } from './diagnosis.ts';
import { lastInRow } from './last-in-row.ts';
import { lengthsToTry } from './lengths-to-try.ts';
import type { Reading } from './readings.ts';
import { type ClockAt, fits, type Subject } from './subject.ts';

type Horizon = Extract<Explanation, { id: 'horizon' }>;

/** What comes again after its end is seen only where so many points lie within it; else any length would do. */
const pointsOfCycle = 4;

/**
 * The plan made for another number of updates: all of it stretched or squeezed, or only what comes after a warm-up that is as
 * planned. After an end that comes too early a rate holds, climbs back as PyTorch's cosine does, or starts anew.
 */
export function horizonsOf(subject: Subject, reading: Reading): readonly Horizon[] {
  for (const from of subject.starts) {
    for (const offset of [0, 1, -1]) {
      const found = horizonOf(subject, { reading, from, offset });
      if (found) return [found];
    }
  }
  return [];
}

/** Where a length of the plan begins to count, and under which reading. */
export interface Ground {
  readonly reading: Reading;
  readonly from: number;
  readonly offset: number;
}

/** The length nearest to the plan's that fits, and those beyond it that fit as well. */
function horizonOf(subject: Subject, ground: Ground): Horizon | undefined {
  const { totalUpdates } = subject.plan;
  for (const steps of lengthsToTry(subject, ground)) {
    if (steps <= ground.from || steps === totalUpdates) continue;
    const afterEnd = endFitting(subject, { ...ground, steps });
    if (!afterEnd) continue;
    const away = steps < totalUpdates ? -1 : 1;
    const isSame = (length: number): boolean =>
      length > ground.from && endFitting(subject, { ...ground, steps: length }) === afterEnd;
    const furthest = lastInRow(steps, { away, isSame, limit: 4 * totalUpdates });
    return {
      id: 'horizon',
      planned: totalUpdates,
      steps: away < 0 ? [furthest, steps] : [steps, furthest],
      from: ground.from,
      afterEnd,
    };
  }
  return undefined;
}

function endFitting(
  subject: Subject,
  { reading, from, offset, steps }: Ground & { readonly steps: number },
): Horizon['afterEnd'] | undefined {
  const { plan, index } = subject;
  const { totalUpdates } = plan;
  const last = Math.floor(reading.updateOf(index.at(-1)!)) + offset;
  const squeeze = (totalUpdates - from) / (steps - from);
  const isCycle = steps - from >= pointsOfCycle * reading.gap;
  const clockOf =
    (end: AfterEnd): ClockAt =>
    (update) => {
      const step = Math.floor(update) + offset;
      if (step <= from) return step;
      return stepAfterEnd(from + (step - from) * squeeze, { totalUpdates, from, afterEnd: end });
    };
  const ends = endsOf(plan, from + (last - from) * squeeze).filter((end) => isCycle || end === 'holds');
  const afterEnd = ends.find((end) => fits(subject, { reading, clock: clockOf(end) }));
  return afterEnd && steps > last ? 'not reached' : afterEnd;
}
