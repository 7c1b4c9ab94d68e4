import { scaledBecause } from './because.ts';
import { changedOf, onceOf } from './breaks.ts';
import { rightClock, wentOn, wrongClocks } from './clocks.ts';
import { type Closest, closestAll } from './closest.ts';
import type { Explanation } from './diagnosis.ts';
import { factorOf } from './factor.ts';
import { unique } from './found-right.ts';
import { horizonsOf } from './horizons.ts';
import type { Reading } from './readings.ts';
import { skipsOf } from './skips.ts';
import type { Subject } from './subject.ts';

/** What explains a log that is not as planned, and the reading under which it does. */
export interface Explained {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly offset: number;
  readonly explanations: readonly Explanation[];
}

type Look = (subject: Subject, found: Closest, isBest: boolean) => readonly Explanation[];

/** Mistakes that hold from the first update on, and one that happens at one update, which is a single number to be found. */
const simple: Look = (subject, found, isBest) => {
  const { reading } = found;
  // The first four look at offsets themselves.
  const always = isBest
    ? [
        ...wentOn(subject, reading),
        ...wrongClocks(subject, reading),
        ...scaledAll(subject, found),
        ...horizonsOf(subject, reading),
      ]
    : [];
  return [...always, ...onceOf(subject, found, isBest)];
};

/** What needs two numbers: how much, and from which update on. */
const twofold: Look = (subject, found) => [
  ...changedOf(subject, found),
  ...skipsOf(subject, found).filter(({ at }) => at.length === 1),
];

/** Where the log changes but a few times, a second number is as good as the first. */
const fewChanges: Look = (subject, found, isBest) => [
  ...simple(subject, found, isBest),
  ...twofold(subject, found, isBest),
];

/**
 * Explanations by how many numbers have to be found for them, the fewest first: what fewer explain is not asked of more, which
 * would explain anything; those that need as many are all asked, and told if they fit.
 */
const looksOf = (subject: Subject): readonly Look[] =>
  changesOf(subject) <= few ? [fewChanges, skipsOf] : [simple, twofold, skipsOf];
const few = 3;

/** How often the rate changes from point to point. */
const changesOf = ({ rates, within }: Subject): number =>
  rates.reduce((sum, rate, i) => (i > 0 && Math.abs(rate - rates[i - 1]!) > within[i]! ? sum + 1 : sum), 0);

/**
 * The explanations of a log, which is given once for each precision, under its readings, those whose end agrees best first;
 * nothing if nothing known explains it.
 */
export function explained(subjects: readonly Subject[], readings: readonly Reading[]): Explained | undefined {
  if (subjects[0]!.index.length < 3) return undefined;
  const ends = [...new Set(readings.map(({ end }) => end))].sort();
  for (const end of ends) {
    const some = readings.filter((reading) => reading.end === end);
    for (const look of looksOf(subjects[0]!)) {
      for (const subject of subjects) {
        const found = explainedBy(look, subject, some);
        if (found) return found;
      }
    }
  }
  return undefined;
}

/**
 * What explains the log under the first reading under which anything does; and under the others, which say so, what needs no
 * number more than the best of those.
 */
function explainedBy(look: Look, subject: Subject, readings: readonly Reading[]): Explained | undefined {
  let first: Explained | undefined;
  for (const reading of readings) {
    const found = explainedAs(look, subject, reading);
    if (!found) continue;
    if (!first) first = found;
    else {
      const least = Math.min(...first.explanations.map(unknownOf));
      const others = found.explanations
        .filter((one) => unknownOf(one) <= least)
        .map((one): Explanation => ({ ...one, unit: reading.unit }));
      first = { ...first, explanations: [...first.explanations, ...others] };
    }
  }
  return first;
}

/** Whether a number had to be found, which the plan does not know. */
function unknownOf(one: Explanation): 0 | 1 {
  if ('because' in one) return one.because ? 0 : 1;
  return 'updatesPerEpoch' in one || one.id === 'longer-run' ? 0 : 1;
}

function explainedAs(look: Look, subject: Subject, reading: Reading): Explained | undefined {
  for (const [i, one] of closestAll(subject, [reading]).entries()) {
    const explanations = unique(look(subject, one, i === 0));
    if (explanations.length > 0) return { subject, reading, offset: one.offset, explanations };
  }
  return undefined;
}

/** The whole plan times one number. */
function scaledAll(subject: Subject, { reading, offset: closestOffset }: Closest): readonly Explanation[] {
  for (const offset of new Set([closestOffset, ...reading.offsets])) {
    const factor = factorOf(subject, { reading, clock: rightClock(offset) });
    if (factor !== undefined)
      return [{ id: 'scaled', factor, at: 0, because: scaledBecause(factor, subject.plan) }];
  }
  return [];
}
