import { rightClock } from './clocks.ts';
import type { Divergence } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import { firstApart, type Subject } from './subject.ts';

/** The first point that is not as planned under a reading; nothing if all are. */
export function divergenceOf(
  subject: Subject,
  { reading, offset }: { reading: Reading; offset: number },
): Divergence | null {
  const clock = rightClock(offset);
  const point = firstApart(subject, { reading, clock });
  const { index, rates, planned } = subject;
  if (point === index.length) return null;
  const update = clock(reading.updateOf(index[point]!), point);
  return {
    point,
    index: index[point]!,
    after: point > 0 ? index[point - 1]! : null,
    update,
    planned: planned(update),
    found: rates[point]!,
  };
}
