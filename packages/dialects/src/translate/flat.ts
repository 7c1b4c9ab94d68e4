import {
  constant,
  durationOf,
  exponential,
  powerLaw,
  ramp,
  rateAt,
  type Schedule,
  scaleRates,
  scaleSteps,
  window,
} from '@lrlab/core';
import { type Span, timeline } from '../shared/timeline.ts';

/** One stretch of a flat schedule: `part` from its own step `offset` on, between two steps of the whole. */
interface Stretch {
  readonly part: Schedule;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

/** More stretches are no configuration anybody would write. */
const most = 10_000;

/**
 * A schedule as the plainest one with its rates at the first `executed` steps: leaves one after the other, with repeats
 * unrolled, windows and limits resolved, factors multiplied in, and what comes later left out. Nothing where that takes too
 * many parts.
 *
 * @example
 * flat(scaleRates(window(constant({ rate: 0.1 }), { start: 5 }), 2), 100); // => constant({ rate: 0.2 })
 */
export function flat(schedule: Schedule, executed: number): Schedule | undefined {
  const stretches = stretchesOf(schedule, executed);
  if (!stretches) return undefined;
  const merged: Stretch[] = [];
  for (const next of stretches) {
    const last = merged.at(-1);
    if (last && isHold(last, next)) {
      // After its end a schedule holds its last rate, so that need not be said.
      if (last.part.kind === 'constant') merged[merged.length - 1] = { ...last, end: next.end };
      else if (next.end < executed) merged.push(next);
      else merged[merged.length - 1] = { ...last, end: Infinity };
    } else merged.push(next);
  }
  const spans = merged.map((stretch, i): Span => spanOf(stretch, i === merged.length - 1));
  return timeline(spans);
}

/** Whether the second stretch only holds the rate at which the first ends. */
function isHold({ part, offset, start, end }: Stretch, next: Stretch): boolean {
  if (next.part.kind !== 'constant') return false;
  if (part.kind === 'constant') return next.part.rate === part.rate;
  const last = offset + end - start;
  return last >= durationOf(part) && next.part.rate === rateAt(part, last);
}

function spanOf({ part, offset, start, end }: Stretch, isLast: boolean): Span {
  const until = isLast ? Infinity : end;
  const moved = movedTo(part, offset, end - start);
  return moved ? { schedule: moved, until } : { schedule: part, origin: start - offset, until };
}

/** A leaf that begins at its own step `offset` as a leaf of the same kind, where there is one. */
function movedTo(part: Schedule, offset: number, steps: number): Schedule | undefined {
  if (part.kind === 'ramp' && (part.curve === 'linear' || (part.curve === 'geometric' && !part.mirrored))) {
    const end = Math.min(offset + steps, part.steps);
    if (offset === 0 && end === part.steps) return part;
    const [from, to] = [rateAt(part, offset), rateAt(part, end)];
    return from === to ? undefined : ramp({ from, to, steps: end - offset, curve: part.curve });
  }
  if (offset === 0) return part;
  if (part.kind !== 'exponential' && part.kind !== 'powerLaw') return undefined;
  const rate = rateAt(part, offset);
  const rest = part.steps === null ? null : part.steps - offset;
  return part.kind === 'exponential'
    ? exponential({ ...part, rate, steps: rest })
    : powerLaw({ ...part, rate, timescale: part.timescale + offset, steps: rest });
}

function stretchesOf(x: Schedule, until: number): Stretch[] | undefined {
  const found = insideOf(x, until);
  if (!found || found.length > most) return undefined;
  const end = found.at(-1)?.end ?? 0;
  if (end >= until) return found;
  return [...found, { part: constant({ rate: rateAt(x, end) }), offset: 0, start: end, end: until }];
}

function insideOf(x: Schedule, until: number): Stretch[] | undefined {
  const length = Math.min(durationOf(x), until);
  switch (x.kind) {
    case 'constant':
    case 'ramp':
    case 'exponential':
    case 'powerLaw':
    case 'samples':
      return [{ part: x, offset: 0, start: 0, end: length }];
    case 'sequence':
      return joined(x.parts, until);
    case 'repeat': {
      const cycles: Schedule[] = [];
      let total = 0;
      for (let i = 0; total < until && i < (x.times ?? Infinity); i++) {
        if (i >= most) return undefined;
        const slow = scaleSteps(x.part, x.stepsFactor ** i);
        const gain = x.rateFactor ** i;
        const cycle = affine(slow, gain, x.floor - x.floor * gain);
        if (!cycle) return undefined;
        cycles.push(cycle);
        total += durationOf(cycle);
      }
      return joined(cycles, until);
    }
    case 'window': {
      const inner = stretchesOf(x.part, x.start + length);
      return inner?.flatMap((one) => cut(one, x.start, x.start + length));
    }
    case 'stairs': {
      const count = Math.ceil(length / x.every);
      if (!(count <= most)) return undefined;
      return Array.from({ length: count }, (_, i): Stretch => {
        const [start, end] = [i * x.every, Math.min((i + 1) * x.every, length)];
        return { part: constant({ rate: rateAt(x, start) }), offset: 0, start, end };
      });
    }
    case 'clamp': {
      const inner = stretchesOf(x.part, length);
      return inner?.map((one) => limited(one, x.min ?? -Infinity, x.max ?? Infinity));
    }
    case 'product':
      return multiplied(x.factors, length);
  }
}

function joined(parts: readonly Schedule[], until: number): Stretch[] | undefined {
  const all: Stretch[] = [];
  let start = 0;
  for (const part of parts) {
    if (start >= until) break;
    const inner = insideOf(part, until - start);
    if (!inner || all.length > most) return undefined;
    for (const one of inner) all.push({ ...one, start: one.start + start, end: one.end + start });
    start += durationOf(part);
  }
  return all;
}

/** The part of a stretch between two steps, on a clock that begins at the first. */
function cut(one: Stretch, from: number, to: number): Stretch[] {
  const start = Math.max(one.start, from);
  const end = Math.min(one.end, to);
  if (start >= end) return [];
  return [{ part: one.part, offset: one.offset + start - one.start, start: start - from, end: end - from }];
}

/** `gain * rate + shift`, which leaves only constants, ramps and tables what they are. */
function affine(x: Schedule, gain: number, shift: number): Schedule | undefined {
  if (gain === 1 && shift === 0) return x;
  // Below 0 the limits of a clamp would change places.
  if (gain > 0 && shift === 0) return scaleRates(x, gain);
  const of = (rate: number): number => gain * rate + shift;
  switch (x.kind) {
    case 'constant':
      return { ...x, rate: of(x.rate) };
    case 'exponential':
    case 'powerLaw':
      return shift === 0 && gain !== 0 ? { ...x, rate: of(x.rate) } : undefined;
    case 'ramp':
      return x.curve === 'geometric' && (shift !== 0 || gain === 0)
        ? undefined
        : { ...x, from: of(x.from), to: of(x.to) };
    case 'samples':
      return { ...x, rates: x.rates.map(of) };
    case 'sequence': {
      const parts = x.parts.map((part) => affine(part, gain, shift));
      return parts.every((part) => part !== undefined) ? { ...x, parts } : undefined;
    }
    default:
      return undefined;
  }
}

/** A stretch under limits: a constant where it is beyond one all the way, itself where it is within both. */
function limited(one: Stretch, min: number, max: number): Stretch {
  const { part, offset, start, end } = one;
  const ends = [rateAt(part, offset), rateAt(part, offset + end - start)];
  if (isMonotone(part)) {
    const rate = ends.every((rate) => rate <= min)
      ? min
      : ends.every((rate) => rate >= max)
        ? max
        : undefined;
    if (rate !== undefined) return { part: constant({ rate }), offset: 0, start, end };
    if (ends.every((rate) => rate >= min && rate <= max)) return one;
  }
  const bounds = {
    min: min === -Infinity ? null : min,
    max: max === Infinity ? null : max,
  };
  return { ...one, part: { kind: 'clamp', part, ...bounds } };
}

const isMonotone = (x: Schedule): boolean =>
  x.kind === 'constant' ||
  x.kind === 'exponential' ||
  x.kind === 'powerLaw' ||
  (x.kind === 'ramp' && (typeof x.curve === 'string' || 'power' in x.curve));

/** The stretches of a product: between two breakpoints of any factor, the one factor that moves, times the others. */
function multiplied(factors: readonly Schedule[], until: number): Stretch[] | undefined {
  const inner = factors.map((factor) => stretchesOf(factor, until));
  const lists = inner.flatMap((list) => (list ? [list] : []));
  if (lists.length < factors.length) return undefined;
  const all: Stretch[] = [];
  const places = lists.map(() => 0);
  for (let start = 0; start < until && all.length <= most; ) {
    const now = lists.map((list, i) => list[places[i]!]!);
    const end = Math.min(...now.map((one) => one.end));
    const moving = now.filter(({ part }) => part.kind !== 'constant');
    const gain = now.reduce((rate, { part }) => (part.kind === 'constant' ? rate * part.rate : rate), 1);
    const [first, second] = moving;
    const offset = first ? first.offset + start - first.start : 0;
    const part = second
      ? window({ kind: 'product', factors: [...factors] }, { start, steps: end - start })
      : first
        ? affine(first.part, gain, 0)
        : constant({ rate: gain });
    if (!part) return undefined;
    all.push({ part, offset: second ? 0 : offset, start, end });
    for (const [i, one] of now.entries()) if (one.end === end) places[i]!++;
    start = end;
  }
  return all;
}
