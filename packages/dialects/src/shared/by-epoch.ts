import { type Schedule, scaleSteps, stairs } from '@lrlab/core';
import type { GroupRun } from '../form/form.ts';

/** A schedule in units of progress (epochs, or iterations) on the clock of the iterations. */
export function onIterations(
  schedule: Schedule,
  byEpoch: boolean,
  { stepsPerEpoch = 1 }: GroupRun,
): Schedule {
  if (!byEpoch || stepsPerEpoch === 1) return schedule;
  return stairs(scaleSteps(schedule, stepsPerEpoch), { every: stepsPerEpoch });
}

/** The other way round: whether it goes by epoch, and the schedule in units of progress. */
export function onProgress(
  schedule: Schedule,
  { stepsPerEpoch = 1 }: GroupRun,
): { readonly by_epoch: boolean; readonly progress: Schedule } {
  if (stepsPerEpoch === 1) return { by_epoch: true, progress: schedule };
  if (schedule.kind !== 'stairs' || schedule.every !== stepsPerEpoch)
    return { by_epoch: false, progress: schedule };
  return { by_epoch: true, progress: scaleSteps(schedule.part, 1 / stepsPerEpoch) };
}

/**
 * As {@link onProgress}, for forms that also go by iteration: where a run is told in updates and nobody speaks of epochs, a
 * length that the framework's users would read as epochs is none.
 */
export function onEither(
  schedule: Schedule,
  run: GroupRun,
): { readonly by_epoch: boolean; readonly progress: Schedule } {
  const { stepsPerEpoch, epochs, totalSteps } = run;
  const isByUpdate = stepsPerEpoch === undefined && epochs === undefined && totalSteps !== undefined;
  return isByUpdate ? { by_epoch: false, progress: schedule } : onProgress(schedule, run);
}
