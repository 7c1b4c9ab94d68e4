import { type Plan, ScheduleError, stepsPerEpoch } from '@lrlab/core';

/** What the horizontal axis counts for one line. */
export interface Clock {
  /** Where a step stands on the horizontal axis. */
  readonly x: (step: number) => number;
  /** Updates of an epoch, if known. */
  readonly perEpoch: number | undefined;
  readonly unit: 'step' | 'epoch';
}

/** The clock of a line: steps, or the epochs of its plan. */
export function clockOf(plan: Plan | undefined, unit: 'step' | 'epoch'): Clock {
  const perEpoch = plan && stepsPerEpoch(plan);
  if (unit === 'step') return { x: (step) => step, perEpoch, unit };
  if (!perEpoch) {
    const message = 'expected a plan, which tells how long an epoch is, got nothing';
    throw new ScheduleError([{ path: 'plan', code: 'field', message }]);
  }
  return { x: (step) => step / perEpoch, perEpoch, unit };
}
