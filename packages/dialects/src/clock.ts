import { constant, rateAt, type Schedule, scaleSteps, sequence, window } from '@lrlab/core';
import type { GroupRun, Run } from './form.ts';

/**
 * What a framework counts, and so what its lengths are in. Update `u` sees, with `A` batches accumulated, `P` devices, and
 * `B` images an update:
 *
 * - `update`: tick `u`;
 * - `batch`: tick `A * u + A - 1`, as every batch is a tick and the last of a window updates;
 * - `device-update`: tick `P * u`, as every device steps the one schedule;
 * - `image`: tick `B * u`.
 */
export type Clock = 'update' | 'batch' | 'device-update' | 'image';

/**
 * Ticks of a framework's clock in one update, and the tick of the first update.
 *
 * @example
 * ticksOf('batch', { accumulation: 4 }); // => { perUpdate: 4, first: 3 }
 * ticksOf('device-update', { devices: 8 }); // => { perUpdate: 8, first: 0 }
 */
export function ticksOf(
  clock: Clock,
  { accumulation = 1, devices = 1, batchSize = 1 }: Omit<Run, 'baseRate'>,
): { readonly perUpdate: number; readonly first: number } {
  switch (clock) {
    case 'update':
      return { perUpdate: 1, first: 0 };
    case 'batch':
      return { perUpdate: accumulation, first: accumulation - 1 };
    case 'device-update':
      return { perUpdate: devices, first: 0 };
    case 'image':
      return { perUpdate: batchSize, first: 0 };
  }
}

/** A run with its lengths in a framework's ticks. */
export function runInTicks(clock: Clock, run: GroupRun): GroupRun {
  const { perUpdate } = ticksOf(clock, run);
  if (perUpdate === 1) return run;
  const { totalSteps, stepsPerEpoch, ...rest } = run;
  return {
    ...rest,
    ...(totalSteps === undefined ? {} : { totalSteps: totalSteps * perUpdate }),
    // By epoch, a framework without it would count an epoch as one update.
    stepsPerEpoch: (stepsPerEpoch ?? 1) * perUpdate,
  };
}

/** A schedule in a framework's ticks, as the optimizer's updates see it. */
export function onUpdates(schedule: Schedule, clock: Clock, run: GroupRun): Schedule {
  const { perUpdate, first } = ticksOf(clock, run);
  if (perUpdate === 1) return schedule;
  const perEpoch = run.batchesPerEpoch;
  if (clock === 'batch' && perEpoch !== undefined && perEpoch % perUpdate !== 0)
    return partialWindows(schedule, perEpoch, run);
  return everyTick(schedule, perUpdate, first);
}

/** The rates at ticks `first`, `first + perUpdate`, …; the ticks themselves may fall on the schedule's own breakpoints. */
function everyTick(schedule: Schedule, perUpdate: number, first: number): Schedule {
  const slow = scaleSteps(schedule, 1 / perUpdate);
  return first === 0 ? slow : window(slow, { start: first / perUpdate, steps: null });
}

/** Epochs whose last window is short, and updates with the last batch of the epoch. */
function partialWindows(schedule: Schedule, perEpoch: number, run: GroupRun): Schedule {
  const { accumulation = 1, epochs = 1 } = run;
  const whole = Math.floor(perEpoch / accumulation);
  const slow = scaleSteps(schedule, 1 / accumulation);
  const parts = Array.from({ length: Math.ceil(epochs) }, (_, epoch): Schedule[] => {
    const start = (epoch * perEpoch + accumulation - 1) / accumulation;
    const last = constant({ rate: rateAt(schedule, (epoch + 1) * perEpoch - 1), steps: 1 });
    return whole === 0 ? [last] : [window(slow, { start, steps: whole }), last];
  });
  return sequence(parts.flat());
}

/** The other way round: a schedule of updates in a framework's ticks, as far as updates tell. */
export function onTicks(schedule: Schedule, clock: Clock, run: GroupRun): Schedule {
  const { perUpdate, first } = ticksOf(clock, run);
  if (perUpdate === 1) return schedule;
  if (first > 0 && schedule.kind === 'window' && schedule.start === first / perUpdate)
    return scaleSteps(schedule.part, perUpdate);
  return scaleSteps(schedule, perUpdate);
}
