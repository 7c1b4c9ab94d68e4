import {
  type Curve,
  clamp,
  constant,
  durationOf,
  product,
  rateAt,
  type Schedule,
  sequence,
  window,
} from '@lrlab/core';
import { repeatSeenAt } from './repeat-seen-at.ts';
import { slowed } from './slowed.ts';
import { stairsSeenAt } from './stairs-seen-at.ts';

/** Ticks `first`, `first + every`, …, the ones that updates see. */
export interface Ticks {
  readonly first: number;
  readonly every: number;
  /** How many of them matter; all unless told. */
  readonly updates?: number;
}

/** How many of the ticks lie before a step; a quotient of whole numbers never rounds across a whole number. */
const updatesBefore = (end: number, { first, every }: Ticks): number =>
  Math.max(0, Math.ceil((end - first) / every));

/**
 * A schedule of ticks as updates see it: its rates at the ticks `first`, `first + every`, …
 *
 * What happens at a tick happens at the first update that sees that tick or a later one, so that breakpoints are whole
 * updates and no rounding of a division can move them.
 */
export function seenAt(x: Schedule, ticks: Ticks): Schedule {
  const { updates = Infinity } = ticks;
  const length = durationOf(x);
  const left = updatesBefore(length, ticks);
  if (left === 0) return cut(constant({ rate: rateAt(x, length) }), updates);
  // What these hold after their end is not what their last update would go on with.
  if (left < updates && (x.kind === 'window' || x.kind === 'repeat' || x.kind === 'stairs')) {
    const seen = cut(seenAt(x, { ...ticks, updates: left }), left);
    return sequence([seen, cut(constant({ rate: rateAt(x, length) }), updates - left)]);
  }
  switch (x.kind) {
    case 'constant':
      return constant({ rate: x.rate, steps: Number.isFinite(left) ? left : null });
    case 'ramp': {
      const seen = cut(later(slowed(x, ticks.every), ticks.first / ticks.every), updates);
      // A curve that is steep at its end needs that end exactly, which the window's own length may miss by a digit.
      if (ticks.first === 0 || left >= updates || isFlatAtEnd(x.curve)) return seen;
      return sequence([cut(seen, left), cut(constant({ rate: x.to }), updates - left)]);
    }
    case 'exponential':
    case 'powerLaw':
      return cut(later(slowed(x, ticks.every), ticks.first / ticks.every), updates);
    case 'samples': {
      const { first, every } = ticks;
      if (x.every % every === 0) return cut(later(slowed(x, every), Math.floor(first / every)), updates);
      return partsSeenAt(
        x.rates.map((rate) => constant({ rate, steps: x.every })),
        ticks,
      );
    }
    case 'sequence':
      return partsSeenAt(x.parts, ticks);
    case 'repeat':
      return repeatSeenAt(x, ticks);
    case 'product':
      return product(x.factors.map((factor) => seenAt(factor, ticks)));
    case 'clamp':
      return clamp(seenAt(x.part, ticks), { min: x.min, max: x.max });
    case 'stairs':
      return stairsSeenAt(x, ticks);
    case 'window':
      return seenAt(x.part, { ...ticks, first: x.start + ticks.first });
  }
}

const isFlatAtEnd = (curve: Curve): boolean =>
  curve === 'linear' ||
  curve === 'cosine' ||
  curve === 'geometric' ||
  (typeof curve === 'object' && 'power' in curve && curve.power >= 1);

/** Parts one after the other, each from the first update that sees it to the first that sees the next. */
export function partsSeenAt(parts: readonly Schedule[], ticks: Ticks): Schedule {
  const { first, every, updates: most = Infinity } = ticks;
  const seen: Schedule[] = [];
  let start = 0;
  let update = 0;
  for (const [i, part] of parts.entries()) {
    const end = start + durationOf(part);
    const isLast = i === parts.length - 1;
    const until = isLast ? most : Math.min(updatesBefore(end, ticks), most);
    if (until > update) {
      const updates = until - update;
      seen.push(cut(seenAt(part, { first: first + every * update - start, every, updates }), updates));
      update = until;
    }
    start = end;
  }
  return seen.length === 1 ? seen[0]! : sequence(seen);
}

/** A schedule from its step `start` on. */
export function later(x: Schedule, start: number): Schedule {
  if (start === 0) return x;
  return x.kind === 'constant' && x.steps === null ? x : window(x, { start });
}

/** The first steps of a schedule, which holds its rate if it ends before. */
export function cut(x: Schedule, steps: number): Schedule {
  if (steps === Infinity || durationOf(x) === steps) return x;
  if (x.kind === 'constant') return constant({ rate: x.rate, steps });
  if (x.kind === 'window' && x.steps === null) return window(x.part, { start: x.start, steps });
  return window(x, { steps });
}
