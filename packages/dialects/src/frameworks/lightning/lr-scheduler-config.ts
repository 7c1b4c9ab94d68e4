import { constant, rateAt, type Schedule, scaleSteps, sequence, stairs, window } from '@lrlab/core';
import { type CheckedCall, readInner } from '../../form/check-args.ts';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  besides,
  call,
  type InnerCall,
  integer,
  oneOf,
  optional,
  required,
  when,
} from '../../form/parameter.ts';
import { tries, writeInner } from '../../form/write-call.ts';
import { inSteps } from '../../shared/in-steps.ts';

interface ConfigArgs {
  readonly scheduler: InnerCall;
  readonly interval: 'epoch' | 'step';
  readonly frequency: number;
}

/** The batches of an epoch, how many make an update, and the updates. */
function epochOf({ accumulation = 1, batchesPerEpoch, stepsPerEpoch = 1 }: GroupRun): {
  readonly batches: number;
  readonly each: number;
  readonly updates: number;
} {
  if (batchesPerEpoch === undefined)
    return { batches: stepsPerEpoch * accumulation, each: accumulation, updates: stepsPerEpoch };
  const updates = Math.ceil(batchesPerEpoch / accumulation);
  return { batches: batchesPerEpoch, each: accumulation, updates };
}

const held = (schedule: Schedule, every: number): Schedule =>
  every === 1 ? schedule : stairs(scaleSteps(schedule, every), { every });

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b));

/** A step after an update whose batch, counted within the epoch, is a multiple of `frequency`. */
function byUpdate(schedule: Schedule, frequency: number, run: GroupRun): Schedule {
  const { batches, each, updates } = epochOf(run);
  if (frequency === 1) return schedule;
  const every = frequency / divisorOf(frequency, each);
  const isLast = batches % each > 0 && batches % frequency === 0;
  const ticks = Math.floor(Math.floor(batches / each) / every) + (isLast ? 1 : 0);
  const slow = held(schedule, every);
  if (ticks * every === updates) return slow;
  if (ticks === 0) return constant({ rate: rateAt(schedule, 0) });
  // Each epoch begins its count anew.
  const { epochs = Math.ceil((run.totalSteps ?? updates) / updates) } = run;
  const seen = Array.from({ length: Math.ceil(epochs) }, (_, epoch) =>
    window(slow, { start: epoch * ticks * every, steps: updates }),
  );
  return sequence(seen);
}

export const lrSchedulerConfig = (forms: () => readonly Form[]): Form =>
  form<ConfigArgs>({
    name: 'lr_scheduler_config',
    parameters: [
      required('scheduler', call(forms)),
      optional('interval', oneOf('epoch', 'step'), 'epoch'),
      optional('frequency', integer, 1),
      besides('monitor'),
      besides('strict'),
      besides('name'),
      besides('reduce_on_plateau'),
    ],
    needs: ['baseRate'],
    refuses: ({ frequency }) => when(frequency < 1, 'frequency', 'a whole number from 1', frequency),
    read: ({ scheduler, interval, frequency }, run) => {
      const schedule = readInner(scheduler as CheckedCall, inSteps(run));
      if (interval === 'step') return byUpdate(schedule, frequency, run);
      return held(schedule, frequency * epochOf(run).updates);
    },
    write: (schedule, run) => {
      const { batches, each, updates } = epochOf(run);
      const every = schedule.kind === 'stairs' ? schedule.every : 1;
      const isByEpoch = every * updates > 1 && every % updates === 0;
      // Windows that end with the epoch, so that no count starts anew within one.
      const isWhole = batches % (every * each) === 0;
      for (const writing of tries(forms(), inSteps(run))) {
        const slow = schedule.kind === 'stairs' && scaleSteps(schedule.part, 1 / every);
        const scheduler = slow && every > 1 && (isByEpoch || isWhole) && writeInner(slow, writing);
        if (scheduler && isByEpoch) return { scheduler, interval: 'epoch', frequency: every / updates };
        if (scheduler) return { scheduler, interval: 'step', frequency: every * each };
        const once = writeInner(schedule, writing);
        if (once) return { scheduler: once, interval: 'step' };
      }
      return undefined;
    },
    families: ['by epoch', 'groups'],
    formula: 'that of scheduler at the number of its steps',
    notes: [
      {
        code: 'clock',
        text: 'The scheduler steps once an epoch unless interval is "step"; then once an update, whatever the accumulation.',
        fixture: 'lightning/step-accumulation',
      },
      {
        code: 'clock',
        text: 'frequency counts batches and starts anew with each epoch: with 10 batches and a frequency of 3 there are 3 steps an epoch, and a frequency above the batches of an epoch never steps.',
        fixture: 'lightning/step-frequency-restarts',
      },
      {
        code: 'clock',
        text: 'With accumulation the scheduler steps at common multiples: a frequency that is the accumulation changes nothing, and with 2 batches an update a frequency of 3 is every third update.',
        fixture: 'lightning/step-accumulation-coprime',
      },
    ],
  });
