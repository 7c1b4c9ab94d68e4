import { type Schedule, scaleSteps } from '@lrlab/core';
import { onUpdates, ticksIn } from '../../clock/clock.ts';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import { besides, call, flag, type InnerCall, optional, required } from '../../form/parameter.ts';
import { tries, writeInner } from '../../form/write-call.ts';
import { inSteps } from '../../shared/in-steps.ts';

interface AcceleratedArgs {
  readonly scheduler: InnerCall;
  readonly step_with_optimizer: boolean;
  readonly split_batches: boolean;
}

/** The run in updates. The end of a loader ends a window, unless windows are said to run on. */
function byBatch({ totalSteps, stepsPerEpoch, ...run }: GroupRun): GroupRun {
  const { devices = 1, accumulation = 1, batchesPerEpoch } = run;
  const windows = (stepsPerEpoch ?? 0) / devices;
  return {
    ...run,
    ...(totalSteps === undefined ? {} : { totalSteps: totalSteps / devices }),
    ...(windows * accumulation === batchesPerEpoch ? { stepsPerEpoch: windows } : {}),
  };
}

export const acceleratedScheduler = (forms: () => readonly Form[]): Form =>
  form<AcceleratedArgs>({
    name: 'AcceleratedScheduler',
    parameters: [
      required('scheduler', call(forms)),
      besides('optimizers'),
      optional('step_with_optimizer', flag, true),
      optional('split_batches', flag, false),
    ],
    needs: ['baseRate'],
    read: ({ scheduler, step_with_optimizer, split_batches }, run): Schedule => {
      const { devices = 1 } = run;
      // The clock is that of all devices; without it a step is an update, or a batch.
      if (!step_with_optimizer) {
        const own = byBatch(run);
        const { totalSteps } = own;
        const ticks = totalSteps === undefined ? {} : { totalSteps: ticksIn(totalSteps, 'batch', own) };
        const schedule = readInner(scheduler as CheckedCall, inSteps({ ...own, ...ticks }));
        return scaleSteps(onUpdates(schedule, 'batch', own), devices);
      }
      const schedule = readInner(scheduler as CheckedCall, inSteps(run));
      return split_batches && devices > 1 ? scaleSteps(schedule, devices) : schedule;
    },
    write: (schedule, run) => {
      const own = inSteps(run);
      const { devices = 1 } = run;
      const slow = scaleSteps(schedule, 1 / devices);
      for (const writing of tries(forms(), own)) {
        const scheduler = writeInner(schedule, writing);
        if (scheduler) return { scheduler };
        const split = writeInner(slow, writing);
        if (split) return { scheduler: split, split_batches: true };
      }
      return undefined;
    },
    families: ['groups'],
    formula: 'that of scheduler at t times the processes',
    notes: [
      {
        code: 'clock',
        text: 'Each of P processes steps the scheduler P times an update, so that its lengths are updates times P: a schedule of 20 updates is over after 10 with two processes. With split_batches it steps once.',
        fixture: 'accelerate/long-2',
      },
      {
        code: 'clock',
        text: 'Accumulated batches do not step it, unless step_with_optimizer is False: then every batch does, whatever the processes.',
        fixture: 'accelerate/free-1-3',
      },
      {
        code: 'first-step',
        text: 'Two processes see every second tick, so that a warm-up of one tick is over after the first update and a peak between two is never met.',
        fixture: 'accelerate/warmup-one-2',
      },
      {
        code: 'rounding',
        text: 'The last batch of a loader that Accelerator prepared ends the window: a short one updates, and steps as a whole one does.',
        fixture: 'accelerate/partial-1-2',
      },
      {
        code: 'after-end',
        text: 'A scheduler with total_steps, OneCycleLR, is stepped to that tick, which rises again, and then no more, where it alone would fail.',
        fixture: 'accelerate/one-cycle-past-1',
      },
    ],
  });
