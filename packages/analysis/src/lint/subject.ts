import type { Plan, Schedule } from '@lrlab/core';

/** A call as data, with its framework's defaults for what was not given. */
export interface LintedCall {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** The arguments that were given, by their names; all if absent. */
  readonly given?: readonly string[];
}

/** What is known of a run; lengths in optimizer updates. */
interface LintedRun {
  readonly baseRate?: number | readonly number[];
  readonly totalSteps?: number;
  readonly stepsPerEpoch?: number;
  readonly epochs?: number;
  readonly accumulation?: number;
  readonly batchesPerEpoch?: number;
  readonly devices?: number;
  readonly batchSize?: number;
  readonly baseMomentum?: number;
}

/** What a call says of its schedule; lengths in ticks of its framework's clock. */
interface LintedNumbers {
  readonly peak?: number | undefined;
  readonly floor?: number | undefined;
  readonly warmup?: number | undefined;
  readonly total?: number | undefined;
  readonly milestones?: readonly number[] | undefined;
  /** Ticks for which a rate stays, as those of an epoch. */
  readonly every?: number | undefined;
  readonly mixesUnits?: boolean | undefined;
}

/** How a run is resumed. */
export interface Resume {
  /** What is made and loaded, in order, such as `optimizer, new scheduler, scheduler`. */
  readonly order?: string | undefined;
  /** The rates of the resumed run, in updates, where somebody has worked them out. */
  readonly schedule?: Schedule;
  /** The length that the checkpoint's scheduler has, in ticks. */
  readonly total?: number | undefined;
}

/**
 * What is looked at for mistakes, as plain data: a schedule, a call, a plan, or all that is known of them.
 *
 * `factsOf` of `@lrlab/dialects` makes one of a call or a text; what nobody knows is left out, and what would need it is
 * not said.
 */
export interface Subject {
  /** In optimizer updates. */
  readonly schedule?: Schedule;
  readonly dialect?: string;
  readonly call?: LintedCall;
  /** What a configuration has besides the arguments of the schedule. */
  readonly others?: Readonly<Record<string, unknown>>;
  readonly run?: LintedRun;
  /** Fields of the run that the schedule was read with though nobody told them. */
  readonly assumed?: readonly string[];
  readonly clock?: 'update' | 'batch' | 'device-update' | 'image';
  /** Ticks of the framework's clock in an update; 1 if absent. */
  readonly perUpdate?: number;
  /** Updates of the run, and the ticks that they take. */
  readonly executed?: number;
  readonly executedTicks?: number;
  readonly declared?: LintedNumbers;
  readonly raisesAfterEnd?: boolean;
  readonly answersEnd?: boolean;
  readonly isSinglePrecision?: boolean;
  readonly isNoisy?: boolean;
  /** Where arguments stand in a text, by their paths such as `args.T_max`. */
  readonly places?: Readonly<
    Record<string, { readonly line: number; readonly column: number; readonly text: string }>
  >;
  readonly plan?: Plan;
  readonly resume?: Resume;
  /** What the schedule was translated from. */
  readonly origin?: Pick<Subject, 'dialect' | 'schedule' | 'declared'>;
  /** The version of the framework, such as `4.57.6`. */
  readonly version?: string;
  /** The class of the optimizer, such as `Adagrad`. */
  readonly optimizer?: string;
  /** Whether a fractional epoch is passed to `step`. */
  readonly stepsFractions?: boolean;
  /** Whether Paddle's functions are called in dynamic mode. */
  readonly isDynamic?: boolean;
  /** Updates that are expected to be skipped, as those of a loss scale that comes down. */
  readonly skipped?: number;
  /** The rate and the batch that a recipe was made for, and how rates go with batches: in proportion unless told. */
  readonly reference?: { readonly rate: number; readonly batch: number; readonly rule?: 'linear' | 'sqrt' };
}
