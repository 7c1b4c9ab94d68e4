import { rightClock } from './clocks.ts';
import type { Reading } from './readings.ts';
import { firstApart, type Subject } from './subject.ts';

/** A reading and offset under which a log agrees with its plan for longest, and the point at which it ends to. */
export interface Closest {
  readonly reading: Reading;
  readonly offset: number;
  readonly point: number;
}

/** The reading and offset that agree for longest; of several, the first. */
export function closest(subject: Subject, readings: readonly Reading[]): Closest {
  return closestAll(subject, readings)[0]!;
}

/** Every reading and usual offset, those that agree longest first. */
export function closestAll(subject: Subject, readings: readonly Reading[]): readonly Closest[] {
  return readings
    .flatMap((reading) =>
      reading.offsets.slice(0, 3).map((offset) => {
        const clock = rightClock(offset);
        const point = firstApart(subject, { reading, clock });
        // Before step 0 the rate is that of step 0, whatever the clock: no agreement to speak of.
        const early = subject.index.findIndex((one, i) => clock(reading.updateOf(one), i) >= 0);
        return { reading, offset, point, agreed: point - early };
      }),
    )
    .sort((a, b) => b.agreed - a.agreed);
}
