import { rightClock } from './clocks.ts';
import type { Agreement } from './diagnosis.ts';
import type { Reading } from './readings.ts';
import type { Subject } from './subject.ts';

/** How far the log is from the plan at most, and how exactly it was written. */
export function agreementOf(
  { index, rates, planned, precision }: Subject,
  { reading, offset }: { reading: Reading; offset: number },
): Agreement {
  const clock = rightClock(offset);
  let largest = 0;
  let peak = 0;
  for (let i = 0; i < index.length; i++) {
    const right = planned(clock(reading.updateOf(index[i]!), i));
    largest = Math.max(largest, Math.abs(right - rates[i]!));
    peak = Math.max(peak, Math.abs(right));
  }
  return {
    precision: precision.name,
    digits: precision.digits,
    largest,
    relative: peak > 0 ? largest / peak : 0,
  };
}
