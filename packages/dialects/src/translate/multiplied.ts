import { constant, durationOf, product, ramp, type Schedule } from '@lrlab/core';
import { shareOf } from '../shared/share-of.ts';
import { spansOf, timeline } from '../shared/timeline.ts';

/**
 * A warm-up that ends in a constant rate, as a factor of that rate, which is how some frameworks have every warm-up; nothing
 * for other schedules.
 *
 * @example
 * multiplied(sequence([ramp({ from: 0.01, to: 0.1, steps: 5 }), constant({ rate: 0.1 })]));
 * // => product([sequence([ramp({ from: 0.1, to: 1, steps: 5 }), constant({ rate: 1 })]), constant({ rate: 0.1 })])
 */
export function multiplied(schedule: Schedule): Schedule | undefined {
  const [first, second, ...later] = spansOf(schedule);
  if (second?.part.kind !== 'constant' || second.part.rate === 0) return undefined;
  const { rate } = second.part;
  const factor = factorOf(first!.part, rate);
  if (!factor) return undefined;
  const one = { schedule: constant({ rate: 1 }), until: Infinity };
  const rest = [second, ...later].map(({ part, end }, i) => ({
    schedule: part,
    until: i === later.length && durationOf(part) === Infinity ? Infinity : end,
  }));
  return product([timeline([{ schedule: factor, until: first!.end }, one]), timeline(rest)]);
}

function factorOf(part: Schedule, rate: number): Schedule | undefined {
  if (part.kind === 'constant') return constant({ rate: shareOf(part.rate, rate) });
  return part.kind === 'ramp' && part.to === rate
    ? ramp({ ...part, from: shareOf(part.from, rate), to: 1 })
    : undefined;
}
