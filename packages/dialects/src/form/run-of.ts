import { batchesPerEpoch, effectiveBatch, type Plan, stepsPerEpoch, totalSteps } from '@lrlab/core';
import { type Clock, ticksIn } from '../clock/clock.ts';
import { dialectOf } from './call.ts';
import type { Note, Run } from './form.ts';

/** A run as a dialect's forms need it, and what its framework counts in it. */
export interface PlannedRun {
  readonly run: Run;
  readonly notes: readonly Note[];
}

/**
 * The run of a plan, all lengths in optimizer updates, for a framework whose own clock the notes tell in numbers.
 *
 * @example
 * const plan = planOf({ images: 1000, batchSize: 16, accumulation: 4, epochs: 3 });
 * const { run, notes } = runOf(plan, 'mmcv');
 * run.totalSteps; // => 48
 * notes[0]?.text; // => 'It counts batches: 48 updates are 189 of them, 63 an epoch.'
 */
export function runOf(plan: Plan, dialect: string): PlannedRun {
  const { clock } = dialectOf(dialect);
  const { accumulation, devices, epochs, rounding } = plan;
  const batches = batchesPerEpoch(plan);
  const run: Run = {
    totalSteps: totalSteps(plan),
    stepsPerEpoch: stepsPerEpoch(plan),
    epochs,
    accumulation,
    devices,
    batchSize: effectiveBatch(plan),
    // Windows that go on in the next epoch, and batches that do, make no epoch that could end in a short one.
    ...(rounding === 'carry' ? {} : { batchesPerEpoch: batches }),
  };
  return { run, notes: clock === 'update' ? [] : [{ code: 'clock', text: counted(clock, run) }] };
}

const units: Readonly<Record<Clock, string>> = {
  update: 'updates',
  batch: 'batches',
  'device-update': 'the updates of every device',
  image: 'images',
};

function counted(clock: Clock, run: Run): string {
  const { totalSteps = 1, stepsPerEpoch = 1, baseRate: _none, ...rest } = run;
  const own = { ...rest, totalSteps, stepsPerEpoch };
  const [all, epoch] = [totalSteps, stepsPerEpoch].map((updates) => ticksIn(updates, clock, own));
  return `It counts ${units[clock]}: ${totalSteps} updates are ${all} of them, ${epoch} an epoch.`;
}
