import { durationOf, type Issue, rateAt, type Schedule } from '@lrlab/core';
import { warmupOf } from './warmup-of.ts';

/** Where a step of a schedule goes. */
export type StepOf = (step: number) => number;

/** Where the steps of each kind of part go. */
export interface Clocks {
  /** Where a step goes that knows no warm-up. */
  readonly regular: StepOf;
  /** Where a step goes of what waits for the warm-up. */
  readonly warming: StepOf;
  /** What becomes of a length that comes again and again. */
  readonly period: StepOf;
  /** The same of a curve without an end: one after a warm-up that goes with the root of the step begins with its length. */
  readonly timescale: StepOf;
  readonly issues: Issue[];
}

/** A part that begins at step `start` of the whole, with `stepOf` telling where steps of the whole go. */
export function retimed(x: Schedule, start: number, stepOf: StepOf, clocks: Clocks): Schedule {
  const lengthOf = (steps: number): number => stepOf(start + steps) - stepOf(start);
  const orNull = (steps: number | null): number | null => (steps === null ? null : lengthOf(steps));
  switch (x.kind) {
    case 'constant':
    case 'ramp':
      return { ...x, steps: orNull(x.steps) } as typeof x;
    case 'exponential':
      return { ...x, every: clocks.period(x.every), steps: orNull(x.steps) };
    case 'powerLaw':
      return { ...x, timescale: clocks.timescale(x.timescale), steps: orNull(x.steps) };
    case 'samples':
      return { ...x, every: lengthOf(x.every * x.rates.length) / x.rates.length };
    case 'sequence':
      return { ...x, parts: joined(x.parts, start, stepOf, clocks) };
    case 'repeat': {
      const own = start > 0 ? stepOf : clocks.regular;
      const { part } = x;
      if (part.kind !== 'sequence') return { ...x, part: retimed(part, start, own, clocks) };
      // Parts of a cycle that are as long as each other stay so, wherever rounding would put their ends.
      return { ...x, part: { ...part, parts: part.parts.map((one) => retimed(one, start, own, clocks)) } };
    }
    case 'product':
      return {
        ...x,
        factors: x.factors.map((factor, i) =>
          retimed(
            factor,
            start,
            i < x.factors.length - 1 && warmupOf(factor) > 0 ? stepOf : clocks.regular,
            clocks,
          ),
        ),
      };
    case 'stairs':
      return { ...x, part: retimed(x.part, start, stepOf, clocks), every: clocks.period(x.every) };
    case 'clamp':
      return { ...x, part: retimed(x.part, start, stepOf, clocks) };
    case 'window': {
      // What has been running all along has not waited for the warm-up.
      const own = x.start > 0 ? clocks.regular : stepOf;
      const origin = start - x.start;
      const steps = orNull(x.steps);
      const part = retimed(x.part, origin, own, clocks);
      // A table whose ramp includes both ends is a step longer than the ramp, however long it is.
      const over = x.steps === null ? Infinity : x.steps + x.start - durationOf(x.part);
      return {
        ...x,
        part:
          Math.abs(over) === 1 && part.kind === 'ramp' && x.start === 0
            ? { ...part, steps: steps! - over }
            : part,
        start: x.start > 0 ? stepOf(start) - own(origin) : 0,
        steps,
      };
    }
  }
}

/** Parts one after the other; a ramp that ended where the next part begins still does. */
function joined(parts: readonly Schedule[], start: number, stepOf: StepOf, clocks: Clocks): Schedule[] {
  const timed: Schedule[] = [];
  let at = start;
  for (const part of parts) {
    const end = at + durationOf(part);
    if (end < Infinity && !(stepOf(end) > stepOf(at))) {
      const message = `expected step ${end} to stay behind step ${at}, got ${stepOf(end)} for it and ${stepOf(at)} for the other`;
      clocks.issues.push({ path: 'schedule', code: 'range', message });
      // Any length will do, as this is told and not used.
      timed.push(part);
    } else timed.push(retimed(part, at, stepOf, clocks));
    at = end;
  }
  return timed.map((part, i) => {
    const [before, after] = [parts[i]!, parts[i + 1]];
    if (part.kind !== 'ramp' || before.kind !== 'ramp' || !after) return part;
    return before.to === rateAt(after, 0) ? { ...part, to: rateAt(timed[i + 1]!, 0) } : part;
  });
}
