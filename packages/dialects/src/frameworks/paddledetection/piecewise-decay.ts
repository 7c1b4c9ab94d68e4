import { type Form, form, type GroupRun } from '../../form/form.ts';
import {
  flag,
  type InnerCall,
  numberOrNumbers,
  numbers,
  optional,
  orNone,
  when,
} from '../../form/parameter.ts';
import { plateaus, plateausOf, type Span, timeline } from '../../shared/timeline.ts';

export interface PiecewiseArgs {
  readonly gamma: number | readonly number[];
  readonly milestones: readonly number[];
  readonly values: readonly number[] | null;
  readonly use_warmup: boolean;
}

/** The rates between milestones; a single gamma is divided by ten at each further one. */
const ratesOf = ({ gamma, milestones, values }: PiecewiseArgs, base: number): readonly number[] => {
  if (values !== null) return values;
  const gammas = typeof gamma === 'number' ? milestones.map((_, i) => gamma / 10 ** i) : gamma;
  return [base, ...gammas.map((one) => base * one)];
};

/** The plateaus on the clock of the iterations; of too many rates the last is used. */
export function plateausBy(args: PiecewiseArgs, { baseRate = 1, stepsPerEpoch = 1 }: GroupRun): Span[] {
  const rates = ratesOf(args, baseRate);
  const ends = args.milestones.map((epoch) => epoch * stepsPerEpoch);
  return plateaus(ends, [...rates.slice(0, ends.length), rates.at(-1)!]);
}

export const piecewiseDecay: Form = form<PiecewiseArgs>({
  name: 'PiecewiseDecay',
  parameters: [
    optional('gamma', numberOrNumbers, [0.1, 0.01]),
    optional('milestones', numbers, [8, 11]),
    optional('values', orNone(numbers), null),
    optional('use_warmup', flag, true),
  ],
  needs: ['baseRate'],
  refuses: (args) => {
    const { milestones, values, use_warmup } = args;
    const rates = ratesOf(args, 1);
    return [
      ...when(
        values !== null && use_warmup,
        'values',
        'None beside a warm-up, whose table they do not fill',
        values,
      ),
      ...when(
        values !== null && values.length !== milestones.length + 1,
        'values',
        `one value more than the ${milestones.length} milestones`,
        values,
      ),
      ...when(
        values === null && rates.length <= milestones.length,
        'gamma',
        `one gamma for each of the ${milestones.length} milestones`,
        args.gamma,
      ),
      ...when(!use_warmup && milestones.length === 0, 'milestones', 'at least one milestone', milestones),
    ];
  },
  read: (args, run) => timeline(plateausBy(args, run)),
  write: (schedule, { baseRate = 1, stepsPerEpoch = 1 }) => {
    const found = plateausOf(schedule);
    if (!found) return undefined;
    const milestones = found.ends.map((end) => end / stepsPerEpoch);
    return { milestones, gamma: found.rates.slice(1).map((rate) => rate / baseRate) };
  },
});

export const isPiecewise = ({ name }: InnerCall): boolean => name === 'PiecewiseDecay';
