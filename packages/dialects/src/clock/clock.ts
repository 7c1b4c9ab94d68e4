import { constant, rateAt, type Schedule, ScheduleError, scaleSteps, sequence } from '@lrlab/core';
import type { GroupRun, Run } from '../form/form.ts';
import { cut, seenAt } from './seen-at.ts';
import { settledAt } from './settled-at.ts';
import { ticksSeenBy } from './ticks-seen-by.ts';

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

interface ShortWindows {
  readonly batches: number;
  readonly updates: number;
}

/**
 * How the epochs of a run cut its batches into windows, where they do not divide: `updates` of an epoch whose `batches` start
 * anew; nothing where windows run on into the next epoch, or always fit.
 *
 * An epoch of as many updates as there are whole windows leaves the rest of its batches out; with one more, and where nobody
 * says, the rest updates too.
 */
function shortWindows(
  clock: Clock,
  { accumulation = 1, batchesPerEpoch: batches, stepsPerEpoch }: Omit<Run, 'baseRate'>,
): ShortWindows | undefined {
  if (clock !== 'batch' || batches === undefined || batches % accumulation === 0) return undefined;
  const windows = batches / accumulation;
  if (stepsPerEpoch === windows) return undefined;
  return { batches, updates: stepsPerEpoch === Math.floor(windows) ? stepsPerEpoch : Math.ceil(windows) };
}

/** The tick of a framework's clock at which an update happens. */
export function tickOf(update: number, clock: Clock, run: GroupRun): number {
  const { perUpdate, first } = ticksOf(clock, run);
  const short = shortWindows(clock, run);
  if (!short) return perUpdate * update + first;
  const epoch = Math.floor(update / short.updates);
  const inEpoch = perUpdate * (update - epoch * short.updates) + first;
  return epoch * short.batches + Math.min(inEpoch, short.batches - 1);
}

/** A run with its lengths in a framework's ticks. */
export function runInTicks(clock: Clock, run: GroupRun): GroupRun {
  const { perUpdate } = ticksOf(clock, run);
  if (perUpdate === 1) return run;
  const { totalSteps, stepsPerEpoch, ...rest } = run;
  const batches = clock === 'batch' ? run.batchesPerEpoch : undefined;
  return {
    ...rest,
    ...(totalSteps === undefined ? {} : { totalSteps: ticksIn(totalSteps, clock, run) }),
    // By epoch, a framework without it would count an epoch as one update.
    stepsPerEpoch: batches ?? (stepsPerEpoch ?? 1) * perUpdate,
  };
}

/** How many ticks so many updates take, with the batches of whole epochs that update nothing. */
export function ticksIn(updates: number, clock: Clock, run: GroupRun): number {
  const short = shortWindows(clock, run);
  if (!short) return updates * ticksOf(clock, run).perUpdate;
  const epochs = Math.floor(updates / short.updates);
  const rest = (updates - epochs * short.updates) * ticksOf(clock, run).perUpdate;
  return epochs * short.batches + Math.min(rest, short.batches);
}

/** The epochs of a run that tells its updates, or else those after which the rate changes no more. */
function epochsSeen(
  schedule: Schedule,
  { batches, updates }: ShortWindows,
  { totalSteps }: GroupRun,
): number {
  if (totalSteps !== undefined) return Math.ceil(totalSteps / updates);
  const settled = settledAt(schedule);
  // One more, as the last update of an epoch may come before its last batch.
  if (settled < Infinity) return Math.floor(settled / batches) + 2;
  const message =
    'expected a number above 0, as epochs cut windows short and the rate always changes, got nothing';
  throw new ScheduleError([{ path: 'run.totalSteps', code: 'field', message }]);
}

/** A schedule in a framework's ticks, as the optimizer's updates see it. */
export function onUpdates(schedule: Schedule, clock: Clock, run: GroupRun): Schedule {
  const { perUpdate: every, first } = ticksOf(clock, run);
  if (every === 1) return schedule;
  const short = shortWindows(clock, run);
  if (!short) return seenAt(schedule, { first, every });
  const epochs = run.epochs ?? epochsSeen(schedule, short, run);
  const whole = Math.floor(short.batches / every);
  const parts: Schedule[] = [];
  for (let epoch = 0; epoch < Math.ceil(epochs); epoch++) {
    const start = epoch * short.batches;
    if (whole > 0) parts.push(cut(seenAt(schedule, { first: start + first, every, updates: whole }), whole));
    if (short.updates > whole)
      parts.push(constant({ rate: rateAt(schedule, start + short.batches - 1), steps: 1 }));
  }
  return sequence(parts);
}

/** The other way round: a schedule of ticks that updates see so, or nearly. */
export function onTicks(schedule: Schedule, clock: Clock, run: GroupRun): Schedule {
  return ticksOf(clock, run).perUpdate === 1 ? schedule : ticksSeenBy(schedule, clock, run);
}

/** The same, whatever the schedule, where every update takes as many ticks: each boundary is at the tick that its update sees. */
export function stretched(schedule: Schedule, clock: Clock, run: GroupRun): Schedule {
  const { perUpdate, first } = ticksOf(clock, run);
  const slow = scaleSteps(schedule, perUpdate);
  return first === 0 ? slow : sequence([constant({ rate: rateAt(schedule, 0), steps: first }), slow]);
}
