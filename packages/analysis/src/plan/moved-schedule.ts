import {
  durationOf,
  type Issue,
  parseSchedule,
  rateAt,
  type Schedule,
  ScheduleError,
  scaleRates,
} from '@lrlab/core';
import { type Move, movedUpdates } from './moved-plan.ts';
import { type MoveOptions, rateFactorOf } from './moved-recipe.ts';
import { warmupOf } from './warmup-of.ts';
import { wholeOf } from './whole.ts';

/** How a schedule is moved: as a recipe, between two plans. */
export interface MoveScheduleOptions
  extends Pick<Move, 'from' | 'to'>,
    Pick<MoveOptions, 'scaling' | 'keepWarmup' | 'keepMilestones' | 'whole'> {}

/** A step at which something happens, or a length, before and after. */
export interface MovedStep {
  readonly before: number;
  /** Before it was made whole. */
  readonly exact: number;
  readonly after: number;
}

/** A schedule that was moved, and where its steps went. */
export interface MovedSchedule {
  readonly schedule: Schedule;
  readonly rateFactor: number;
  /** The end of the warm-up, where there is one. */
  readonly warmup: MovedStep | null;
  /** The steps at which parts end, in order. */
  readonly places: readonly MovedStep[];
  /** The lengths that come again and again, such as those of stairs, and those of curves without an end. */
  readonly periods: readonly MovedStep[];
}

/**
 * A schedule on another plan: rates scaled with the batch, the warm-up and all later steps kept each in a unit of the run. Steps
 * that were whole are made whole again; what joined without a jump still does. A `ScheduleError` tells where a warm-up would not
 * be over before the next milestone.
 *
 * @example
 * const from = planOf({ images: 117266, batchSize: 16, epochs: 12 });
 * const to = planOf({ images: 22720, batchSize: 16, epochs: 12 });
 * const drops = multiStep({ rate: 0.02, milestones: [58640, 80630], factor: 0.1 });
 * breakpointsOf(movedSchedule(drops, { from, to }).schedule); // => [11360, 15620]
 */
export function movedSchedule(schedule: Schedule, options: MoveScheduleOptions): MovedSchedule {
  const { from, to, keepWarmup = 'epochs', keepMilestones = 'epochs', whole = 'round' } = options;
  const [places, periods] = [new Map<number, MovedStep>(), new Map<number, MovedStep>()];
  const warmupEnd = warmupOf(schedule);
  const stepOf =
    (moved: Map<number, MovedStep>, exactly: StepOf): StepOf =>
    (step) => {
      // Before its own start a part that joins late goes on as it would.
      const exact = step < 0 ? -exactly(-step) : exactly(step);
      const after = Number.isInteger(step) ? wholeOf(exact, whole) : exact;
      if (step > 0) moved.set(step, { before: step, exact, after });
      return after;
    };
  const regularly: StepOf = (step) => movedUpdates(step, { from, to, keep: keepMilestones });
  const whenWarm = warmupEnd && movedUpdates(warmupEnd, { from, to, keep: keepWarmup });
  const warmly: StepOf = (step) => (step <= warmupEnd ? (step * whenWarm) / warmupEnd : regularly(step));
  const clocks: Clocks = {
    regular: stepOf(places, regularly),
    warming: stepOf(places, warmly),
    period: stepOf(periods, regularly),
    timescale: stepOf(periods, (steps) => (steps === warmupEnd ? whenWarm : regularly(steps))),
    issues: [],
  };
  const timed = retimed(schedule, 0, warmupEnd > 0 ? clocks.warming : clocks.regular, clocks);
  if (clocks.issues.length > 0) throw new ScheduleError(clocks.issues);
  const rateFactor = rateFactorOf(options);
  return {
    schedule: rateFactor === 1 ? parseSchedule(timed) : scaleRates(timed, rateFactor),
    rateFactor,
    warmup: warmupEnd > 0 ? (places.get(warmupEnd) ?? null) : null,
    places: inOrder(places),
    periods: inOrder(periods),
  };
}

const inOrder = (moved: ReadonlyMap<number, MovedStep>): MovedStep[] =>
  [...moved.values()].sort((a, b) => a.before - b.before);

type StepOf = (step: number) => number;

interface Clocks {
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
function retimed(x: Schedule, start: number, stepOf: StepOf, clocks: Clocks): Schedule {
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
    case 'repeat':
      return { ...x, part: retimed(x.part, start, start > 0 ? stepOf : clocks.regular, clocks) };
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
      const message = `expected step ${end} to stay behind step ${at}, got steps ${stepOf(end)} and ${stepOf(at)}`;
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
