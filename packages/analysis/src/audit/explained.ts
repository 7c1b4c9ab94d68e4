import { becauseOf } from './because.ts';
import { changedOf, onceOf } from './breaks.ts';
import { rightClock, wentOn, wrongClocks } from './clocks.ts';
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

/** Mistakes that hold from the first update on, and one that happens at one update, which is a single number to be found. */
const simple: Look = (subject, found) => {
  const { reading, offset } = found;
  return [
    ...wentOn(subject, reading),
    ...wrongClocks(subject, reading),
    ...scaledAll(subject, reading, offset),
    ...horizonsOf(subject, reading),
    ...onceOf(subject, found),
  ];
};

/** What needs two numbers: how much, and from which update on. */
const twofold: Look = (subject, found) => [
  ...changedOf(subject, found),
  ...skipsOf(subject, found).filter(({ at }) => at.length === 1),
];

/**
 * Explanations by how many numbers have to be found for them, the fewest first: what fewer explain is not asked of more, which
 * would explain anything; those that need as many are all asked, and told if they fit.
 */
const looks: readonly Look[] = [simple, twofold, skipsOf];

/**
 * The explanations of a log, which is given once for each precision, under its readings, those whose end agrees best first;
 * nothing if nothing known explains it.
 */
export function explained(subjects: readonly Subject[], readings: readonly Reading[]): Explained | undefined {
  if (subjects[0]!.index.length < 3) return undefined;
  const ends = [...new Set(readings.map(({ end }) => end))].sort();
  for (const end of ends) {
    const some = readings.filter((reading) => reading.end === end);
    for (const look of looks) {
      for (const subject of subjects) {
        const found = explainedBy(look, subject, some);
        if (found) return found;
      }
    }
  }
  return undefined;
}

function explainedBy(look: Look, subject: Subject, readings: readonly Reading[]): Explained | undefined {
  for (const one of closestAll(subject, readings)) {
    const explanations = unique(look(subject, one));
    if (explanations.length > 0) return { subject, reading: one.reading, offset: one.offset, explanations };
  }
  return undefined;
}

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
