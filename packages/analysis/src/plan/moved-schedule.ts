import { parseSchedule, type Schedule, ScheduleError, scaleRates } from '@lrlab/core';
import { type Move, movedSteps, type StepUnit } from './moved-plan.ts';
import { type MoveOptions, rateFactorOf } from './moved-recipe.ts';
import { type Clocks, retimed, type StepOf } from './retimed.ts';
import { warmupOf } from './warmup-of.ts';
import { wholeOf } from './whole-of.ts';

/** How a schedule is moved: as a recipe, between two plans. */
export interface MoveScheduleOptions
  extends Pick<Move, 'from' | 'to'>,
    Pick<MoveOptions, 'scaling' | 'keepWarmup' | 'keepMilestones' | 'whole' | 'epochDecimals'> {
  /** What a step of the schedule counts: `updates` unless told. */
  readonly stepUnit?: StepUnit;
}

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
  const { keepWarmup = 'epochs', keepMilestones = 'epochs', whole = 'round' } = options;
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
  const regularly: StepOf = (step) => movedSteps(step, { ...options, keep: keepMilestones });
  const whenWarm = warmupEnd && movedSteps(warmupEnd, { ...options, keep: keepWarmup });
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
