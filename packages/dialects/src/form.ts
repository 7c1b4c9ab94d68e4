import type { Issue, Schedule } from '@lrlab/core';
import type { Parameter } from './parameter.ts';

/** What a schedule does not say and a framework may need. All lengths in optimizer updates. */
export interface Run {
  /** The rate the optimizer was made with; a list has one for each parameter group. */
  readonly baseRate?: number | readonly number[];
  /** Updates of the whole run. */
  readonly totalSteps?: number;
  /** Updates of one epoch; 1 if absent, so that a step is an epoch. */
  readonly stepsPerEpoch?: number;
  readonly epochs?: number;
}

/** A run of one parameter group. */
export type GroupRun = Omit<Run, 'baseRate'> & { readonly baseRate?: number };

/** A framework's arguments by their own names. */
export type Args = Readonly<Record<string, unknown>>;

/** Where the framework and a schedule part ways. */
export interface Note {
  readonly code: 'after-end' | 'first-step' | 'last-step' | 'boundary' | 'floor' | 'rounding' | 'name';
  readonly text: string;
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
  /** Arguments that may say the schedule, or nothing; `writeCall` reads them back to make sure. */
  readonly write: (schedule: Schedule, run: GroupRun) => Args | undefined;
  /** Whether the framework fails where the schedule has ended, instead of going on. */
  readonly raisesAfterEnd: boolean;
  readonly notes: readonly Note[];
}

/** A framework: its forms, most idiomatic first. */
export interface Dialect {
  readonly id: string;
  readonly title: string;
  readonly forms: readonly Form[];
}

/** A form whose arguments have the type `A` once they are checked. */
export function form<A extends object>(own: {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly needs?: readonly (keyof Run)[];
  readonly refuses?: (args: A, run: GroupRun) => readonly Issue[];
  readonly read: (args: A, run: GroupRun) => Schedule;
  readonly write: (schedule: Schedule, run: GroupRun) => Partial<A> | undefined;
  readonly raisesAfterEnd?: boolean;
  readonly notes?: readonly Note[];
}): Form {
  const { name, aliases = [], parameters, needs = [], refuses = () => [], read, write, notes = [] } = own;
  const { raisesAfterEnd = false } = own;
  return {
    name,
    aliases,
    parameters,
    needs,
    refuses: (args, run) => refuses(args as A, run),
    read: (args, run) => read(args as A, run),
    write: (schedule, run) => write(schedule, run) as Args | undefined,
    raisesAfterEnd,
    notes,
  };
}
