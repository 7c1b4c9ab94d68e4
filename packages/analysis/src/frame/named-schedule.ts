import type { Schedule } from '@lrlab/core';
import type { Value } from './frame-of.ts';

/** A schedule in a frame: how it is called, and what else is known of it, such as its `framework` or its `family`. */
export interface NamedSchedule {
  readonly name: string;
  readonly schedule: Schedule;
  readonly labels?: Readonly<Record<string, Value>>;
}
