import type { Schedule } from '@lrlab/core';

/** One stretch of a flat schedule: `part` from its own step `offset` on, between two steps of the whole. */
export interface Stretch {
  readonly part: Schedule;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
}

/** More stretches are no configuration anybody would write. */
export const mostStretches = 10_000;
