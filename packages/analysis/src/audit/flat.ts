import { rightClock } from './clocks.ts';
import type { Reading } from './readings.ts';
import type { Subject } from './subject.ts';

/** The stretches of at least three points on which the plan does not move, so that no clock can be seen; twenty at most. */
export function flatOf(
  subject: Subject,
  { reading, offset }: { reading: Reading; offset: number },
): readonly (readonly [number, number])[] {
  const { index, planned, within } = subject;
  const clock = rightClock(offset);
  const found: [number, number][] = [];
  let start = 0;
  const close = (end: number): void => {
    if (end - start >= 2) found.push([index[start]!, index[end]!]);
  };
  const rates = index.map((one, i) => planned(clock(reading.updateOf(one), i)));
  for (let i = 1; i < index.length; i++) {
    if (Math.abs(rates[i]! - rates[start]!) <= within[i]!) continue;
    close(i - 1);
    start = i;
  }
  close(index.length - 1);
  return found.slice(0, 20);
}
