import { rateOf, type Schedule, segmentsOf } from '@lrlab/core';

export interface Highest {
  readonly rate: number;
  /** The first step with it. */
  readonly step: number;
}

const mostSegments = 10_000;
const mostLooks = 1_000_000;

/** The highest rate of the steps `0 … end - 1`, from the pieces of the schedule: a curved one is taken to rise once and fall once. */
export function highestIn(schedule: Schedule, end: number): Highest {
  const rate = rateOf(schedule);
  let found: Highest = { rate: rate(0), step: 0 };
  const look = (step: number): void => {
    const now = rate(step);
    if (now > found.rate) found = { rate: now, step };
  };
  const segments = segmentsOf(schedule, { end, limit: mostSegments });
  for (const { start, end: until, shape } of segments) {
    const [first, last] = [Math.ceil(start), Math.min(Math.ceil(until) - 1, end - 1)];
    if (first > last) continue;
    look(first);
    look(last);
    if (shape === 'curved') look(topBetween(first, last, rate));
  }
  // A staircase of more steps than that is asked step by step, and a very long one here and there.
  const rest = Math.ceil(segments.at(-1)?.end ?? end);
  const stride = Math.ceil((end - rest) / mostLooks);
  for (let step = rest; step < end; step += stride) look(step);
  return found;
}

function topBetween(first: number, last: number, rate: (step: number) => number): number {
  let [low, high] = [first, last];
  while (high - low > 2) {
    const third = Math.floor((high - low) / 3);
    if (rate(low + third) < rate(high - third)) low += third;
    else high -= third;
  }
  return rate(low + 1) > rate(low) ? low + 1 : low;
}
