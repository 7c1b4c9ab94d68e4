import type { Schedule } from '@lrlab/core';
import type { Call } from '../form/call.ts';
import type { Run } from '../form/form.ts';

/** The schedules of the parameter groups of a run. */
export type Groups = readonly [Schedule, ...Schedule[]];

/** What schedules are written for. */
export interface Writing {
  readonly dialect: string;
  readonly run: Run;
  readonly executed: number;
  /** The call that is asked before all others, as it is and then its form, such as that which the schedules were read from. */
  readonly prefer?: Pick<Call, 'name' | 'args'>;
}
