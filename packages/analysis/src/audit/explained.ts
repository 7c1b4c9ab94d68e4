import { becauseOf } from './because.ts';
import { breaksOf } from './breaks.ts';
import { rightClock, wrongClocks } from './clocks.ts';
import { type Closest, closestAll } from './closest.ts';
import type { Explanation } from './diagnosis.ts';
import { unique } from './found-right.ts';
import { horizonsOf } from './horizons.ts';
import type { Reading } from './readings.ts';
import { skipsOf } from './skips.ts';
import { fits, type Subject } from './subject.ts';

/** What explains a log that is not as planned, and the reading under which it does. */
export interface Explained {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly offset: number;
  readonly explanations: readonly Explanation[];
}

type Look = (subject: Subject, found: Closest) => readonly Explanation[];

/**
 * The kinds of explanations, those with the fewest numbers to be found first: a mistake that holds all the time, or one that begins
 * at some update, or one that comes again and again. What one kind explains is not asked of the next.
 */
const kinds: readonly Look[] = [
  (subject, { reading, offset }) => [
    ...scaledAll(subject, reading, offset),
    ...wrongClocks(subject, reading),
    ...horizonsOf(subject, reading),
  ],
  breaksOf,
  skipsOf,
];

/**
 * The explanations of a log, which is given once for each precision, under its readings, those whose end agrees best first;
 * nothing if nothing known explains it.
 */
export function explained(subjects: readonly Subject[], readings: readonly Reading[]): Explained | undefined {
  if (subjects[0]!.index.length < 3) return undefined;
  const ends = [...new Set(readings.map(({ end }) => end))].sort();
  for (const end of ends) {
    const some = readings.filter((reading) => reading.end === end);
    for (const look of kinds) {
      for (const subject of subjects) {
        const found = explainedBy(look, subject, some);
        if (found) return found;
      }
    }
  }
  return undefined;
}

function explainedBy(look: Look, subject: Subject, readings: readonly Reading[]): Explained | undefined {
  const all = closestAll(subject, readings);
  // Those of the first kind look at offsets themselves.
  for (const one of look === kinds[0] ? firstOfEach(all) : all) {
    const explanations = unique(look(subject, one));
    if (explanations.length > 0) return { subject, reading: one.reading, offset: one.offset, explanations };
  }
  return undefined;
}

const firstOfEach = (found: readonly Closest[]): readonly Closest[] =>
  found.filter(({ reading }, i) => found.findIndex((one) => one.reading === reading) === i);

/** The whole plan times one number. */
function scaledAll(subject: Subject, reading: Reading, closestOffset: number): readonly Explanation[] {
  const { rates, index } = subject;
  const offsets = [closestOffset, ...reading.offsets];
  const highest = rates.reduce((best, rate, i) => (rate > rates[best]! ? i : best), 0);
  for (const offset of offsets) {
    const clock = rightClock(offset);
    const planned = subject.planned(clock(reading.updateOf(index[highest]!), highest));
    const factor = rates[highest]! / planned;
    if (!(planned > 0) || !(factor > 0) || !fits(subject, { reading, clock, factor })) continue;
    return [{ id: 'scaled', factor, at: 0, because: becauseOf(factor, subject.plan) }];
  }
  return [];
}
