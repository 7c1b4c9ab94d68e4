import type { Issue, Schedule } from '@lrlab/core';
import type { Clock } from '../clock/clock.ts';
import type { Declared } from '../form/declared.ts';
import type { Args, Run } from '../form/form.ts';
import type { Place } from './places-of.ts';
import type { Resumed, Resuming } from './resumed.ts';

/** A call with the framework's defaults for what was not given, and so the calls inside it. */
export interface FactsCall {
  readonly name: string;
  readonly args: Args;
  /** The arguments that were given, by their names. */
  readonly given: readonly string[];
}

/** All that is known of a call, as plain data: what a rule may ask that knows no framework. */
export interface Facts {
  readonly dialect: string;
  readonly call: FactsCall;
  /** The class of the optimizer, where the text has it. */
  readonly optimizer?: string;
  /** What a configuration has besides. */
  readonly others: Args;
  readonly run: Run;
  /** In optimizer updates; of several parameter groups, of the one with the highest rate. Absent where it cannot be read. */
  readonly schedule?: Schedule;
  /** Why there is no schedule: what the framework refuses, or what the run does not say. */
  readonly issues: readonly Issue[];
  /** Fields of the run that a schedule was read with though nobody told them. */
  readonly assumed: readonly (keyof Run)[];
  readonly clock: Clock;
  /** Ticks of the framework's clock in an update. */
  readonly perUpdate: number;
  /** Updates of the run, and the ticks that they take, where they are known. */
  readonly executed?: number;
  readonly executedTicks?: number;
  readonly declared: Declared;
  /** Whether the framework fails after the end of its schedule, and whether it answers at the very end. */
  readonly raisesAfterEnd: boolean;
  readonly answersEnd: boolean;
  readonly isSinglePrecision: boolean;
  /** Whether the rate is random. */
  readonly isNoisy: boolean;
  /** Where the arguments stand in the text, by their paths; empty where there is none. */
  readonly places: Readonly<Record<string, Place>>;
  readonly resume?: Resumed;
  readonly origin?: Facts;
  /** Statements of the text that were passed over. */
  readonly ignored: readonly Issue[];
}

export interface FactsSource {
  readonly dialect: string;
  /** The call as its users write it; or, in its place, `name` and `args`. */
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly args?: Args | undefined;
  readonly run?: Run | undefined;
  /** How a run of it is resumed. */
  readonly resume?: Resuming | undefined;
  /** What it was translated from. */
  readonly origin?: FactsSource | undefined;
}
