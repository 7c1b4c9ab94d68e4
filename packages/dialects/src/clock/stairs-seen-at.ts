import {
  clamp,
  constant,
  durationOf,
  product,
  rateAt,
  type Schedule,
  type Sequence,
  type Stairs,
  sequence,
  stairs,
  window,
} from '@lrlab/core';
import { cut, later, seenAt, type Ticks } from './seen-at.ts';
import { slowed } from './slowed.ts';

/** Stairs of ticks as updates see them. */
export function stairsSeenAt({ part, every }: Stairs, ticks: Ticks): Schedule {
  const { first, updates = Infinity } = ticks;
  // Every stair holds the same number of updates, and its first tick belongs to its first update.
  if (every % ticks.every === 0) {
    const own = stairs(seenAt(part, { first: 0, every: ticks.every }), { every: every / ticks.every });
    return cut(later(own, Math.floor(first / ticks.every)), updates);
  }
  const alone = staired(part, every);
  if (alone.kind !== 'stairs') return seenAt(alone, ticks);
  // Half a tick later is on the same stair, and never at its very edge, where rounding would decide.
  const inside = Number.isInteger(every) && Number.isInteger(first) ? 0.5 : 0;
  return cut(later(slowed(alone, ticks.every), (first + inside) / ticks.every), updates);
}

/** Stairs of a schedule with the stairs put on its innermost parts, so that each part begins with a stair. */
function staired(x: Schedule, every: number): Schedule {
  switch (x.kind) {
    case 'constant':
      return durationOf(x) === Infinity ? x : constant({ rate: x.rate, steps: x.steps });
    case 'product':
      return product(x.factors.map((factor) => staired(held(factor), every)));
    case 'clamp':
      return clamp(staired(x.part, every), { min: x.min, max: x.max });
    case 'sequence': {
      const starts = startsOf(x);
      const firstStairs = starts.map((start) => Math.ceil(start / every) * every);
      // A part that begins after the last stair is never reached.
      const reached = x.parts.filter((_, i) => firstStairs[i]! <= durationOf(x));
      const parts = reached.flatMap((part, i): Schedule[] => {
        const from = firstStairs[i]!;
        const offset = from - starts[i]!;
        if (i === reached.length - 1)
          return [
            offset < durationOf(part)
              ? staired(later(part, offset), every)
              : constant({ rate: rateAt(part, offset) }),
          ];
        const until = firstStairs[i + 1]!;
        return until > from ? [cut(staired(later(part, offset), every), until - from)] : [];
      });
      return parts.length === 1 ? parts[0]! : sequence(parts);
    }
    case 'window':
      if (x.part.kind === 'constant' && x.steps === null) return x.part;
      return stairs(window(x.part, x), { every });
    default:
      return stairs(x, { every });
  }
}

/** Where the parts of a sequence begin. */
function startsOf({ parts }: Sequence): number[] {
  let start = 0;
  return parts.map((part) => {
    const own = start;
    start += durationOf(part);
    return own;
  });
}

/** A factor with what it holds once it has ended, as others go on. */
function held(x: Schedule): Schedule {
  const end = durationOf(x);
  return end === Infinity ? x : sequence([x, constant({ rate: rateAt(x, end) })]);
}
