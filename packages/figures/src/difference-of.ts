import { rateOf, type Schedule } from '@lrlab/core';

/** One schedule less another: where they differ most, and a line through the differences. */
export interface Difference {
  /** The first step with the largest difference. */
  readonly step: number;
  /** The difference there, with its sign. */
  readonly largest: number;
  readonly steps: readonly number[];
  readonly rates: readonly number[];
}

/** How many columns the line has where there are more steps. */
const columns = 800;
/** How many steps are asked at most: more than any figure shows, and still done in a moment. */
const most = 1_000_000;

/** `b` less `a` at the whole steps `0 … end - 1`; a column of many steps is drawn by its lowest and highest difference. */
export function differenceOf(a: Schedule, b: Schedule, end: number): Difference {
  const [first, second] = [rateOf(a), rateOf(b)];
  const count = Math.ceil(end);
  const stride = Math.ceil(count / most);
  const wide = Math.max(1, Math.ceil(count / columns / stride)) * stride;
  let best = { step: 0, rate: second(0) - first(0) };
  const line: { step: number; rate: number }[] = [];
  for (let start = 0; start < count; start += wide) {
    let low = { step: start, rate: second(start) - first(start) };
    let high = low;
    for (let step = start; step < Math.min(count, start + wide); step += stride) {
      const rate = second(step) - first(step);
      if (rate < low.rate) low = { step, rate };
      if (rate > high.rate) high = { step, rate };
      if (Math.abs(rate) > Math.abs(best.rate)) best = { step, rate };
    }
    if (low.step === high.step) line.push(low);
    else line.push(...(low.step < high.step ? [low, high] : [high, low]));
  }
  return {
    step: best.step,
    largest: best.rate,
    steps: line.map(({ step }) => step),
    rates: line.map(({ rate }) => rate),
  };
}
