import type { WrittenRun } from '../form/form.ts';

/** The run as a scheduler inside of another counts it: one step after the other. */
export function inSteps({
  stepsPerEpoch: _a,
  batchesPerEpoch: _b,
  accumulation: _c,
  ...run
}: WrittenRun): WrittenRun {
  return run;
}
