import { constant, type Issue, type Schedule } from '@lrlab/core';
import type { Family } from '../../form/family.ts';
import { type Args, type Form, form, type GroupRun, type Note } from '../../form/form.ts';
import { type Parameter, passedIn } from '../../form/parameter.ts';
import { onEither, onIterations } from '../../shared/by-epoch.ts';
import {
  forEver,
  type IntervalArgs,
  intervalOf,
  intervalParameters,
  refusedInterval,
  within,
} from './interval.ts';
import { saysInRun, withoutEnd } from './needless-end.ts';
import { type Placed, unplaced } from './unplaced.ts';

/** What the values of a scheduler depend on besides its arguments. */
export interface Start {
  /** The value in force where it begins. */
  readonly value: number;
  /** The value that the optimizer was made with. */
  readonly base: number;
  /** The ticks of its interval, and what lengths in epochs are multiplied by. */
  readonly ticks: number;
  readonly scale: number;
  readonly group: number;
}

/** One of MMEngine's kinds, for whatever it sets: `Linear` is LinearLR and LinearMomentum. */
export interface Scheduler<A> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Those that stand after the interval's in the signature. */
  readonly lastParameters?: readonly Parameter[];
  readonly refuses?: (args: A, start: Start) => readonly Issue[];
  /** Its values from its own tick 0 on. */
  readonly curve: (args: A, start: Start) => Schedule;
  /** Whether all it does is to multiply the value in force. */
  readonly multiplies: (args: A, start: Start) => boolean;
  readonly propose: (placed: Placed, base: number) => Partial<A & IntervalArgs> | undefined;
  readonly groups?: (args: A) => number | undefined;
  readonly isOdd?: (args: A) => boolean;
  readonly families: readonly Family[];
  readonly formula: string;
  readonly notes?: readonly Note[];
}

type Both<A> = A & IntervalArgs;

const startOf = (args: IntervalArgs, run: GroupRun, base: number): Start => ({
  ...intervalOf(args, run),
  value: base,
  base,
  group: run.group ?? 0,
});

interface From {
  readonly run: GroupRun;
  readonly base: number;
  /** What another left where it begins; the base unless told. */
  readonly value?: number;
}

/** Its values from its own tick 0 on. */
export const curveOf = <A>(
  scheduler: Scheduler<A>,
  args: Both<A>,
  { run, base, value = base }: From,
): Schedule => scheduler.curve(args, { ...startOf(args, run, base), value });

/** Its values on the clock of the iterations. */
export function valuesOf<A>(scheduler: Scheduler<A>, args: Both<A>, from: From): Schedule {
  const { run, base, value = base } = from;
  const interval = intervalOf(args, run);
  return onIterations(within(curveOf(scheduler, args, from), value, interval), interval.byEpoch, run);
}

export const multiplies = <A>(
  scheduler: Scheduler<A>,
  args: Both<A>,
  { run, base }: { readonly run: GroupRun; readonly base: number },
): boolean => scheduler.multiplies(args, startOf(args, run, base));

function ownOf<A extends object>(scheduler: Scheduler<A>) {
  const {
    parameters,
    lastParameters = [],
    refuses,
    families,
    formula,
    notes = [],
    groups,
    isOdd,
  } = scheduler;
  return {
    parameters: [passedIn('optimizer'), ...parameters, ...intervalParameters, ...lastParameters],
    refuses: (args: Both<A>, run: GroupRun): readonly Issue[] => {
      const found = refusedInterval(args, run);
      if (found.length > 0) return found;
      return refuses?.(args, startOf(args, run, run.baseRate ?? 1)) ?? [];
    },
    needs: ['baseRate'] as const,
    families: [...families, 'by epoch', 'multiplied'] as const,
    formula,
    notes,
    ...(groups && { groups }),
    ...(isOdd && { isOdd }),
  };
}

/** The form for the rate. */
export function ofRate<A extends object>(scheduler: Scheduler<A>): Form {
  const own: Form = form<Both<A>>({
    ...ownOf(scheduler),
    name: `${scheduler.name}LR`,
    read: (args, run) => valuesOf(scheduler, args, { run, base: run.baseRate ?? 1 }),
    write: (schedule, run) => {
      // Stairs by epoch would be stairs twice over.
      const isBare = schedule.kind === 'stairs' && schedule.part.kind === 'exponential';
      const { stepsPerEpoch: each = 1 } = run;
      const isByEpoch =
        run.executed !== undefined && schedule.kind === 'stairs' && schedule.every % each === 0;
      const isByIteration = isBare && each > 1 && scheduler.name === 'Step' && !isByEpoch;
      const { by_epoch, progress } = isByIteration
        ? { by_epoch: false, progress: schedule }
        : onEither(schedule, run);
      const placed = unplaced(progress);
      const args = scheduler.propose(placed, run.baseRate ?? 1);
      const { begin, end } = placed;
      if (!args) return undefined;
      const whole: Args = { begin, end: Math.min(end, forEver), by_epoch, ...args };
      // An end that makes no difference in the run nobody writes.
      const written = saysInRun(own, withoutEnd(whole), run, schedule) ? withoutEnd(whole) : whole;
      return written as Partial<Both<A>>;
    },
  });
  return own;
}

/** The form for the momentum or the first beta, which leaves the rate alone; `idle` are arguments that leave both alone. */
export function ofMomentum<A extends object>(scheduler: Scheduler<A>, idle: Partial<A>): Form {
  const own = ownOf(scheduler);
  return form<Both<A>>({
    ...own,
    name: `${scheduler.name}Momentum`,
    families: [...own.families, 'momentum'],
    read: (_, { baseRate = 1 }) => constant({ rate: baseRate }),
    momentum: (args, run) =>
      run.baseMomentum === undefined ? undefined : valuesOf(scheduler, args, { run, base: run.baseMomentum }),
    write: (schedule) => (schedule.kind === 'constant' ? (idle as Partial<Both<A>>) : undefined),
    notes: [],
  });
}
