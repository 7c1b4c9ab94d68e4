import { constant, durationOf, type Issue, ramp, type Schedule } from '@lrlab/core';
import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  besides,
  number,
  numberOrNumbers,
  numbers,
  optional,
  orNone,
  type Parameter,
  required,
  when,
} from '../../form/parameter.ts';
import { phases } from '../../shared/phases.ts';
import { shareOf } from '../../shared/share-of.ts';
import { spansOf, timeline } from '../../shared/timeline.ts';

/** fastai's own rate where none is given: the learner's. */
export const rateOfGroup = (
  lr: number | readonly number[] | null,
  { group = 0, baseRate = 0.001 }: GroupRun,
): number => (lr === null ? baseRate : typeof lr === 'number' ? lr : lr[group]!);

export const groupsOf = (lr: number | readonly number[] | null): number | undefined =>
  lr === null || typeof lr === 'number' ? undefined : lr.length;

export const refusedRate = (name: string, lr: number | readonly number[] | null): readonly Issue[] =>
  when(Array.isArray(lr) && lr.length === 0, name, 'a rate for each group', lr);

export const refusedLength = (n_epoch: number, pct_start: number): readonly Issue[] => [
  ...when(n_epoch <= 0, 'n_epoch', 'a number above 0', n_epoch),
  ...when(!(pct_start >= 0 && pct_start <= 1), 'pct_start', 'a share from 0 to 1', pct_start),
  ...when(
    pct_start + (1 - pct_start) !== 1,
    'pct_start',
    'a share that adds up to 1 with its rest',
    pct_start,
  ),
];

const batchesIn = (n_epoch: number, { stepsPerEpoch = 1 }: GroupRun): number => n_epoch * stepsPerEpoch;

/** Cosines from a first rate to the middle one at `share` of the steps, and to the last. */
export function cycle(rates: readonly [number, number, number], share: number, steps: number): Schedule {
  const [from, middle, to] = rates;
  if (share === 0) return ramp({ from: middle, to, steps, curve: 'cosine' });
  const list = [{ end: share * steps, to: middle }, ...(share < 1 ? [{ end: steps, to }] : [])];
  return phases(from, { list, last: steps, curve: 'cosine' });
}

/** The cosines of a schedule, without the windows they are cut by. */
const rampsOf = (schedule: Schedule): Schedule[] =>
  spansOf(schedule).map(({ part }) => (part.kind === 'window' ? part.part : part));

interface OneCycleArgs {
  readonly n_epoch: number;
  readonly lr_max: number | readonly number[] | null;
  readonly div: number;
  readonly div_final: number;
  readonly pct_start: number;
  readonly moms: readonly number[] | null;
}

const rest: readonly Parameter[] = [besides('cbs'), besides('reset_opt')];

export const fitOneCycle: Form = form<OneCycleArgs>({
  name: 'fit_one_cycle',
  parameters: [
    required('n_epoch', number),
    optional('lr_max', orNone(numberOrNumbers), null),
    optional('div', number, 25),
    optional('div_final', number, 1e5),
    optional('pct_start', number, 0.25),
    besides('wd'),
    optional('moms', orNone(numbers), null),
    ...rest,
  ],
  refuses: ({ n_epoch, pct_start, lr_max, moms, div, div_final }) => [
    ...refusedLength(n_epoch, pct_start),
    ...refusedRate('lr_max', lr_max),
    ...when(div === 0, 'div', 'a number other than 0, as it divides', div),
    ...when(div_final === 0, 'div_final', 'a number other than 0, as it divides', div_final),
    ...when(moms !== null && moms.length !== 3, 'moms', 'three momenta', moms),
  ],
  groups: ({ lr_max }) => groupsOf(lr_max),
  trains: ({ n_epoch }, run) => batchesIn(n_epoch, run),
  read: ({ n_epoch, lr_max, div, div_final, pct_start }, run) => {
    const peak = rateOfGroup(lr_max, run);
    return cycle([peak / div, peak, peak / div_final], pct_start, batchesIn(n_epoch, run));
  },
  momentum: ({ n_epoch, pct_start, moms }, run) => {
    const [from = 0.95, middle = 0.85, to = 0.95] = moms ?? [];
    return cycle([from, middle, to], pct_start, batchesIn(n_epoch, run));
  },
  write: (schedule, run) => {
    const ramps = rampsOf(schedule);
    const [first, second] = ramps;
    if (first?.kind !== 'ramp') return undefined;
    const { stepsPerEpoch = 1 } = run;
    if (second?.kind === 'ramp') {
      const steps = first.steps + second.steps;
      return {
        n_epoch: steps / stepsPerEpoch,
        lr_max: first.to,
        div: shareOf(first.to, first.from),
        div_final: shareOf(first.to, second.to),
        pct_start: first.steps / steps,
      };
    }
    const n_epoch = first.steps / stepsPerEpoch;
    if (Math.abs(first.to) > Math.abs(first.from))
      return { n_epoch, lr_max: first.to, div: shareOf(first.to, first.from), pct_start: 1 };
    return { n_epoch, lr_max: first.from, div_final: shareOf(first.from, first.to), pct_start: 0 };
  },
  notes: [
    {
      code: 'last-step',
      text: 'Batch k sees k / batches, which is never 1: the last rate is above lr_max / div_final.',
      fixture: 'fastai/one-cycle',
    },
    {
      code: 'floor',
      text: 'div_final divides lr_max; final_div_factor of PyTorch divides the first rate.',
      fixture: 'fastai/one-cycle-div',
    },
    {
      code: 'name',
      text: 'wd, cbs and reset_opt do not touch the rate; lr_max=slice(…) is one rate a group.',
      fixture: 'fastai/one-cycle-groups',
    },
  ],
  families: ['one cycle', 'momentum', 'groups'],
  formula: 'cosine from lr_max / div to lr_max over pct_start, then to lr_max / div_final; at t / batches',
});

interface FlatCosArgs {
  readonly n_epoch: number;
  readonly lr: number | readonly number[] | null;
  readonly div_final: number;
  readonly pct_start: number;
}

export const fitFlatCos: Form = form<FlatCosArgs>({
  name: 'fit_flat_cos',
  parameters: [
    required('n_epoch', number),
    optional('lr', orNone(numberOrNumbers), null),
    optional('div_final', number, 1e5),
    optional('pct_start', number, 0.75),
    besides('wd'),
    ...rest,
  ],
  refuses: ({ n_epoch, pct_start, lr, div_final }) => [
    ...refusedLength(n_epoch, pct_start),
    ...refusedRate('lr', lr),
    ...when(div_final === 0, 'div_final', 'a number other than 0, as it divides', div_final),
  ],
  groups: ({ lr }) => groupsOf(lr),
  trains: ({ n_epoch }, run) => batchesIn(n_epoch, run),
  read: ({ n_epoch, lr, div_final, pct_start }, run) => {
    const rate = rateOfGroup(lr, run);
    const steps = batchesIn(n_epoch, run);
    const flat = steps * pct_start;
    const falling = ramp({
      from: rate,
      to: rate / div_final,
      steps: Math.max(steps - flat, Number.MIN_VALUE),
      curve: 'cosine',
    });
    if (pct_start === 1) return constant({ rate, steps });
    return timeline([
      { schedule: constant({ rate }), until: flat },
      { schedule: falling, until: steps },
    ]);
  },
  write: (schedule, { stepsPerEpoch = 1 }) => {
    const [first, second] = rampsOf(schedule);
    const steps = durationOf(schedule);
    const n_epoch = steps / stepsPerEpoch;
    const falling = second ?? first;
    if (falling?.kind === 'constant') return { n_epoch, lr: falling.rate, pct_start: 1 };
    if (falling?.kind !== 'ramp') return undefined;
    return {
      n_epoch,
      lr: falling.from,
      div_final: shareOf(falling.from, falling.to),
      pct_start: second ? spansOf(schedule)[0]!.end / steps : 0,
    };
  },
  notes: [
    {
      code: 'last-step',
      text: 'The last batch is one short of lr / div_final.',
      fixture: 'fastai/flat-cos',
    },
  ],
  families: ['cosine with plateau', 'groups'],
  formula: 'lr until pct_start, then a cosine to lr / div_final; at t / batches',
});
