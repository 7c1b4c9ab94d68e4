import {
  constant,
  durationOf,
  type Repeat,
  repeat,
  type Schedule,
  scaleRates,
  scaleSteps,
  sequence,
} from '@lrlab/core';
import { cut, later, partsSeenAt, seenAt, type Ticks } from './seen-at.ts';
import { slowed } from './slowed.ts';

/** So many cycles are written out one by one where they do not all look the same to the updates. */
const most = 1000;

/** Cycles of ticks as updates see them. */
export function repeatSeenAt(x: Repeat, ticks: Ticks): Schedule {
  const { first, every, updates = Infinity } = ticks;
  const { times, stepsFactor, rateFactor, floor } = x;
  const length = durationOf(x.part);
  if (stepsFactor === 1 && length % every === 0) {
    const cycle = cut(
      seenAt(x.part, { first: first % every, every, updates: length / every }),
      length / every,
    );
    return cut(
      later(repeat(cycle, { times, stepsFactor, rateFactor, floor }), Math.floor(first / every)),
      updates,
    );
  }
  if (stepsFactor === 1 && rateFactor === 1 && times === null && Number.isInteger(length)) {
    const cycles = every / divisorOf(length, every);
    if (cycles > 1) {
      const all = sequence(Array.from({ length: cycles }, () => x.part));
      return repeatSeenAt({ ...x, part: all }, ticks);
    }
  }
  const parts = cyclesOf(x);
  return parts ? partsSeenAt(parts, ticks) : cut(later(slowed(x, every), first / every), updates);
}

/** The cycles one by one, or nothing if they are too many or none of the eleven kinds says one alone. */
function cyclesOf(x: Repeat): readonly Schedule[] | undefined {
  const { stepsFactor, rateFactor, floor } = x;
  // A cycle that is longer than any run is the last that matters.
  const longest = durationOf(x.part) * stepsFactor ** most > 2 ** 52 ? most : undefined;
  const times = x.times ?? longest;
  if (times === undefined || times > most || rateFactor < 0) return undefined;
  if (floor !== 0 && rateFactor !== 1) return undefined;
  const cycles: Schedule[] = [];
  let scale = 1;
  for (let i = 0; i < times && scale <= 2 ** 52; i++, scale *= stepsFactor)
    cycles.push(grown(x.part, rateFactor ** i, scale));
  return cycles;
}

function grown(part: Schedule, gain: number, scale: number): Schedule {
  // What has shrunk below what a number can hold is 0, which a ramp of equal ratios cannot be.
  if (Math.abs(gain) < 1e-300) return constant({ rate: 0, steps: durationOf(part) * scale });
  return scaleSteps(scaleRates(part, gain), scale);
}

function divisorOf(a: number, b: number): number {
  return b === 0 ? a : divisorOf(b, a % b);
}
