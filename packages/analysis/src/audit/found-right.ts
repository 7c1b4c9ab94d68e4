import { rightClock, wrongClocks } from './clocks.ts';
import type { Explanation, IndexUnit } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import { fits, isTelling, type Subject } from './subject.ts';

/** A reading under which the whole log is as planned. */
export interface Right {
  readonly reading: Reading;
  /** Every offset that fits; more than one where it cannot be seen. */
  readonly offsets: readonly number[];
  /** Other units that fit as well. */
  readonly orElse: readonly IndexUnit[];
  /** Mistakes that explain the log equally well under another reading that ends as the run does. */
  readonly doubts: readonly Explanation[];
  /** Whether the log agrees only if the run went on for as many times its length as the plan accumulates, or has devices. */
  readonly isLonger: boolean;
}

/** The readings under which all points are as planned; nothing if there is none. */
export function foundRight(subject: Subject, readings: readonly Reading[]): Right | undefined {
  const all = readings.flatMap((reading) => {
    const offsets = reading.offsets.filter((offset) => fits(subject, { reading, clock: rightClock(offset) }));
    return offsets.length > 0 ? [{ reading, offsets }] : [];
  });
  const [first, ...others] = all;
  if (!first) return undefined;
  const right = {
    ...first,
    orElse: others
      .filter(({ reading }) => reading.end === first.reading.end)
      .map(({ reading }) => reading.unit),
  };
  const settled = { ...right, doubts: [], isLonger: false };
  // What is flat all over looks right in any case, and an end that agrees leaves no doubt.
  if (first.reading.end === 0 || !isTelling(subject)) return settled;
  const rivals = readings.filter((reading) => reading !== first.reading && reading.end < first.reading.end);
  const doubts = unique(rivals.flatMap((reading) => wrongClocks(subject, reading)));
  if (doubts.length === 0) return settled;
  if (first.reading.end === 1) return { ...right, doubts, isLonger: false };
  const { totalUpdates } = subject.plan;
  const last = first.reading.updateOf(subject.index.at(-1)!);
  const longer: Explanation = { id: 'longer-run', updates: Math.floor(last) + 1 - Math.ceil(totalUpdates) };
  return { ...right, doubts: [...doubts, longer], isLonger: true };
}

/** Each explanation once. */
export const unique = (all: readonly Explanation[]): readonly Explanation[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];
