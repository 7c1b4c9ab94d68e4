import type { Run } from '@lrlab/dialects';

/** What people train with: the lines about the schedule, with the values of a public repository, and what is truly wrong. */
export interface Recipe {
  readonly name: string;
  /** Whose values these are. */
  readonly from: string;
  readonly dialect: string;
  readonly text: string;
  /** What the data set and the machine add. */
  readonly run?: Run;
  /** The rules that have an error or a warning to tell here: mostly none. */
  readonly wrong?: readonly string[];
}
