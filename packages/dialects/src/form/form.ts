import type { Issue, Schedule } from '@lrlab/core';
import type { Clock } from '../clock/clock.ts';
import type { Layout } from '../text/layout.ts';
import type { DeclaredBy } from './declared.ts';
import type { Family } from './family.ts';
import type { Parameter } from './parameter.ts';

/** What a schedule does not say and a framework may need. All lengths in optimizer updates. */
export interface Run {
  /** The rate the optimizer was made with; a list has one for each parameter group. */
  readonly baseRate?: number | readonly number[];
  /** Updates of the whole run. */
  readonly totalSteps?: number;
  /** Updates of one epoch; 1 if absent, so that a step is an epoch. Fractional where a window runs on into the next. */
  readonly stepsPerEpoch?: number;
  readonly epochs?: number;
  /** Batches whose gradients are added up for one update; 1 if absent. */
  readonly accumulation?: number;
  /** Batches of one epoch on each device, where an epoch that they do not divide ends in a short window or leaves it out. */
  readonly batchesPerEpoch?: number;
  /** Devices that train together; 1 if absent. */
  readonly devices?: number;
  /** Images (samples) of one update, of all devices together; 1 if absent. */
  readonly batchSize?: number;
  /** The momentum (or the first beta) the optimizer was made with. */
  readonly baseMomentum?: number;
}

/** A run of one parameter group, and which one it is, counted from 0. */
export type GroupRun = Omit<Run, 'baseRate'> & { readonly baseRate?: number; readonly group?: number };

/** A run that something is written for: what comes after `executed` ticks does not count, where that is told. */
export type WrittenRun = GroupRun & { readonly executed?: number };

/** A framework's arguments by their own names. */
export type Args = Readonly<Record<string, unknown>>;

/** Where the framework and a schedule part ways, or where its users go wrong. */
export interface Note {
  readonly code:
    | 'after-end'
    | 'first-step'
    | 'last-step'
    | 'boundary'
    | 'floor'
    | 'rounding'
    | 'sampled'
    | 'raises'
    | 'clock'
    | 'version'
    | 'name';
  readonly text: string;
  /** The fixture that shows it, such as `pytorch/one-cycle-past-the-end`. */
  readonly fixture?: string;
}

/** One of a framework's schedules: how its call is read into a schedule and written from one. */
export interface Form {
  /** The framework's own name. */
  readonly name: string;
  /** Other names it is called by. */
  readonly aliases: readonly string[];
  /** The Python signature, in order. */
  readonly parameters: readonly Parameter[];
  /** The fields of the run that it cannot do without. */
  readonly needs: readonly (keyof Run)[];
  /** What the framework refuses beyond the type of an argument, in its order; asked once every argument has its type. */
  readonly refuses: (args: Args, run: GroupRun) => readonly Issue[];
  readonly read: (args: Args, run: GroupRun) => Schedule;
  /** The momentum (or first beta) that it sets as well, where it does. */
  readonly momentum?: (args: Args, run: GroupRun) => Schedule | undefined;
  /** The standard deviation of the rate, where it is random and `read` is its mean; nothing without noise. */
  readonly deviation?: (args: Args, run: GroupRun) => Schedule | undefined;
  /** The rate at a tick as the framework computes it in single precision, operation by operation. */
  readonly inSinglePrecision?: (args: Args, run: GroupRun) => (tick: number) => number;
  /** How many parameter groups the arguments speak of, where they do. */
  readonly groups?: (args: Args) => number | undefined;
  /** Arguments that may say the schedule, or nothing; `writeCall` reads them back to make sure. */
  readonly write: (schedule: Schedule, run: WrittenRun) => Args | undefined;
  /** Whether the framework fails where the schedule has ended, instead of going on. */
  readonly raisesAfterEnd: boolean;
  /** Whether it still answers at the very end, where its last curve has come to its floor. */
  readonly answersEnd: boolean;
  /** Whether arguments say in a roundabout way what another form says plainly: then that is written. */
  readonly isOdd?: (args: Args) => boolean;
  /** The ticks for which the call itself trains, where it says so. */
  readonly trains?: (args: Args, run: GroupRun) => number;
  /** Whether it takes further arguments that do not touch the schedule, as configurations do. */
  readonly takesMore: boolean;
  readonly notes: readonly Note[];
  /** What it can say, for the table of features. */
  readonly families: readonly Family[];
  /** Its rate at tick `t`, in the framework's own names. */
  readonly formula: string;
}

/**
 * Whether a form says whatever can be said, by a function of the user's own, and so is the last to be asked.
 *
 * @example
 * dialectOf('optax').forms.filter(takesFunction).map((form) => form.name); // => ['Schedule']
 */
export const takesFunction = ({ families }: Form): boolean => families.includes('any function');

/** How a framework's calls look in a program. */
export interface PythonStyle {
  /** What stands before a name, such as `tf.train.`. */
  readonly prefix?: string;
  /** The import that the calls need, with `*` where their names stand. */
  readonly imports?: string;
  /** What people call it. */
  readonly variable?: string;
  /** Calls that look otherwise, by name. */
  readonly others?: readonly (Omit<PythonStyle, 'others'> & { readonly names: readonly string[] })[];
}

/** A framework: its forms, most idiomatic first. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  /** What the framework counts. */
  readonly clock: Clock;
  /** The version or commit that the forms were compared with. */
  readonly version: string;
  readonly forms: readonly Form[];
  /** What their calls say of their schedules, and calls inside them where that is something else. */
  readonly declares?: { readonly own: DeclaredBy; readonly inner?: DeclaredBy };
  /** Users step a schedule themselves, once an epoch or once an update: `run.stepsPerEpoch` says the first. */
  readonly isSteppedByUser?: true;
  /** What holds for every form. */
  readonly notes?: readonly Note[];
  /** How its users write a schedule other than by a Python call, most idiomatic first. */
  readonly layouts?: readonly Layout[];
  /** How its users write a Python call. */
  readonly python?: PythonStyle;
}

/** A form whose arguments have the type `A` once they are checked. */
export function form<A extends object>(own: {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly needs?: readonly (keyof Run)[];
  readonly refuses?: (args: A, run: GroupRun) => readonly Issue[];
  readonly read: (args: A, run: GroupRun) => Schedule;
  readonly write: (schedule: Schedule, run: WrittenRun) => Partial<A> | undefined;
  readonly momentum?: (args: A, run: GroupRun) => Schedule | undefined;
  readonly deviation?: (args: A, run: GroupRun) => Schedule | undefined;
  readonly inSinglePrecision?: (args: A, run: GroupRun) => (tick: number) => number;
  readonly groups?: (args: A) => number | undefined;
  readonly raisesAfterEnd?: boolean;
  readonly answersEnd?: boolean;
  readonly isOdd?: (args: A) => boolean;
  readonly trains?: (args: A, run: GroupRun) => number;
  readonly takesMore?: boolean;
  readonly notes?: readonly Note[];
  readonly families?: readonly Family[];
  readonly formula?: string;
}): Form {
  const { name, aliases = [], parameters, needs = [], refuses = () => [], read, write, notes = [] } = own;
  const { raisesAfterEnd = false, answersEnd = false, takesMore = false, families = [], formula = '' } = own;
  const { momentum, deviation, inSinglePrecision, groups, isOdd, trains } = own;
  return {
    name,
    aliases,
    parameters,
    needs,
    refuses: (args, run) => refuses(args as A, run),
    read: (args, run) => read(args as A, run),
    write: (schedule, run) => write(schedule, run) as Args | undefined,
    ...(momentum && { momentum: (args, run) => momentum(args as A, run) }),
    ...(deviation && { deviation: (args, run) => deviation(args as A, run) }),
    ...(inSinglePrecision && { inSinglePrecision: (args, run) => inSinglePrecision(args as A, run) }),
    ...(groups && { groups: (args) => groups(args as A) }),
    ...(isOdd && { isOdd: (args) => isOdd(args as A) }),
    ...(trains && { trains: (args, run) => trains(args as A, run) }),
    raisesAfterEnd,
    answersEnd,
    takesMore,
    notes,
    families,
    formula,
  };
}
