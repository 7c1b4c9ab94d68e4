import { ramp, repeat, type Schedule } from '@lrlab/core';
import { type Form, form } from '../../form/form.ts';
import {
  besides,
  integer,
  number,
  numberOrNumbers,
  optional,
  orNone,
  required,
  when,
} from '../../form/parameter.ts';
import { groupsOf, rateOfGroup, refusedRate } from './fit-one-cycle.ts';

interface Args {
  readonly n_cycles: number;
  readonly cycle_len: number;
  readonly lr_max: number | readonly number[] | null;
  readonly cycle_mult: number;
}

/** Whether fastai's shares of the cycles add up to 1 to the last digit, which it asserts. */
function addsUp({ n_cycles, cycle_len, cycle_mult }: Args): boolean {
  const n_epoch = Math.floor((cycle_len * (cycle_mult ** n_cycles - 1)) / (cycle_mult - 1));
  const shares = Array.from({ length: n_cycles }, (_, i) => (cycle_len * cycle_mult ** i) / n_epoch);
  return shares.reduce((a, b) => a + b, 0) === 1;
}

const cosineOf = (schedule: Schedule): Schedule => (schedule.kind === 'repeat' ? schedule.part : schedule);

export const fitSgdr: Form = form<Args>({
  name: 'fit_sgdr',
  parameters: [
    required('n_cycles', integer),
    required('cycle_len', number),
    optional('lr_max', orNone(numberOrNumbers), null),
    optional('cycle_mult', number, 2),
    besides('cbs'),
    besides('reset_opt'),
    besides('wd'),
  ],
  refuses: (args) => {
    const { n_cycles, cycle_len, lr_max, cycle_mult } = args;
    const own = [
      ...when(!(n_cycles > 0 && n_cycles <= 60), 'n_cycles', 'a number from 1 to 60', n_cycles),
      ...when(cycle_len <= 0, 'cycle_len', 'a number above 0', cycle_len),
      ...when(cycle_mult === 1 || cycle_mult <= 0, 'cycle_mult', 'a number above 0 other than 1', cycle_mult),
      ...refusedRate('lr_max', lr_max),
    ];
    if (own.length > 0) return own;
    return when(
      !addsUp(args),
      'cycle_mult',
      'cycles whose shares of the run add up to 1 exactly',
      cycle_mult,
    );
  },
  groups: ({ lr_max }) => groupsOf(lr_max),
  trains: ({ n_cycles, cycle_len, cycle_mult }, { stepsPerEpoch = 1 }) =>
    (cycle_len * stepsPerEpoch * (cycle_mult ** n_cycles - 1)) / (cycle_mult - 1),
  read: ({ n_cycles, cycle_len, lr_max, cycle_mult }, run) => {
    const steps = cycle_len * (run.stepsPerEpoch ?? 1);
    const cycle = ramp({ from: rateOfGroup(lr_max, run), to: 0, steps, curve: 'cosine' });
    return n_cycles === 1 ? cycle : repeat(cycle, { times: n_cycles, stepsFactor: cycle_mult });
  },
  write: (schedule, { stepsPerEpoch = 1 }) => {
    const cycle = cosineOf(schedule);
    if (cycle.kind !== 'ramp') return undefined;
    const { times = 1, stepsFactor = 2 } = schedule.kind === 'repeat' ? schedule : {};
    if (times === null) return undefined;
    return {
      n_cycles: times,
      cycle_len: cycle.steps / stepsPerEpoch,
      lr_max: cycle.from,
      cycle_mult: stepsFactor,
    };
  },
  notes: [
    {
      code: 'raises',
      text: 'cycle_mult=1 divides by zero, and shares that do not add up to 1 to the last digit fail an assertion.',
      fixture: 'fastai/refused-mult',
    },
    {
      code: 'rounding',
      text: 'The shares of the cycles are single precision: a restart may come a batch late.',
      fixture: 'fastai/sgdr',
    },
  ],
  families: ['cosine restarts, growing', 'groups'],
  formula: 'cosine from lr_max to 0 in cycles of cycle_len * cycle_mult ^ i epochs',
});
