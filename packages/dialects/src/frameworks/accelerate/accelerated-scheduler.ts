import { type Schedule, scaleSteps, window } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form } from '../../form/form.ts';
import { besides, call, flag, type InnerCall, optional, required } from '../../form/parameter.ts';
import { executedIn, writeInner } from '../../form/write-call.ts';
import { inSteps } from '../../shared/in-steps.ts';

interface AcceleratedArgs {
  readonly scheduler: InnerCall;
  readonly step_with_optimizer: boolean;
  readonly split_batches: boolean;
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
      const { devices = 1, accumulation = 1 } = run;
      const schedule = readInner(scheduler as CheckedCall, inSteps(run));
      // The clock is that of all devices; without it a step is an update, or a batch.
      if (!step_with_optimizer) {
        const slow = scaleSteps(schedule, devices / accumulation);
        const start = ((accumulation - 1) * devices) / accumulation;
        return start === 0 ? slow : window(slow, { start });
      }
      return split_batches && devices > 1 ? scaleSteps(schedule, devices) : schedule;
    },
    write: (schedule, run) => {
      const own = inSteps(run);
      const { devices = 1 } = run;
      const slow = scaleSteps(schedule, 1 / devices);
      // A call that is right for ever goes before one that is right for the run.
      for (const given of [{}, executedIn(own)]) {
        const whole = { forms: forms(), run: own, ...given };
        const scheduler = writeInner(schedule, whole);
        if (scheduler) return { scheduler };
        const split = writeInner(slow, whole);
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
        code: 'after-end',
        text: 'A scheduler with total_steps, OneCycleLR, is stepped to that tick, which rises again, and then no more, where it alone would fail.',
        fixture: 'accelerate/one-cycle-past-1',
      },
    ],
  });
