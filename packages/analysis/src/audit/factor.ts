import type { Reading } from './readings.ts';
import type { ClockAt, Subject } from './subject.ts';

/**
 * The number by which all rates from a point on are other than planned: of all that agree with every point, within what the log
 * rounded away, the one with the fewest digits; nothing if none does.
 */
export function factorOf(
  { index, rates, planned, within }: Subject,
  { reading, clock, from = 0 }: { reading: Reading; clock: ClockAt; from?: number },
): number | undefined {
  let [least, most] = [0, Infinity];
  for (let i = from; i < index.length; i++) {
    const right = planned(clock(reading.updateOf(index[i]!), i));
    const [rate, off] = [rates[i]!, within[i]!];
    if (right > 0) {
      least = Math.max(least, (rate - off) / right);
      most = Math.min(most, (rate + off) / right);
    } else if (Math.abs(rate - right) > off) return undefined;
    if (least > most) return undefined;
  }
  return most < Infinity && least > 0 ? simplest(least, most) : undefined;
}

/** The number between two with the fewest significant digits, nearest to their middle. */
function simplest(least: number, most: number): number {
  const middle = (least + most) / 2;
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(middle.toPrecision(digits));
    if (least <= rounded && rounded <= most) return rounded;
  }
  return middle;
}
