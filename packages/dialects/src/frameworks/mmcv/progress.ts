import type { Issue } from '@lrlab/core';
import type { GroupRun } from '../../form/form.ts';

/** The progress at which training ends: its epochs, or its iterations; `Infinity` where the run does not say. */
export function progressOf(
  byEpoch: boolean,
  { epochs, stepsPerEpoch = 1, totalSteps }: Omit<GroupRun, 'baseRate'>,
): number {
  if (byEpoch) return epochs ?? (totalSteps ?? Infinity) / stepsPerEpoch;
  return epochs === undefined ? (totalSteps ?? Infinity) : epochs * stepsPerEpoch;
}

/** A fault where the run has no length. */
export const refusedLength = (run: GroupRun): readonly Issue[] =>
  progressOf(false, run) < Infinity
    ? []
    : [
        {
          path: 'run.epochs',
          code: 'field',
          message: 'expected a number above 0, or totalSteps, got nothing',
        },
      ];
