import { constant, type Issue, product, type Schedule, sequence } from '@lrlab/core';
import type { Form, GroupRun, Note } from '../../form/form.ts';
import { number, numberOrNumbers, optional, orNone, type Parameter, when } from '../../form/parameter.ts';
import { onIterations } from '../../shared/by-epoch.ts';

/** The noise that every scheduler may add: from `noise_range_t` on, or between two ticks. */
export interface NoiseArgs {
  readonly noise_range_t: number | readonly number[] | null;
  readonly noise_pct: number;
}

export const noiseParameters: readonly Parameter[] = [
  optional('noise_pct', number, 0.67),
  optional('noise_std', number, 1),
  optional('noise_seed', number, 42),
];

export const noiseRange: Parameter = optional('noise_range_t', orNone(numberOrNumbers), null);

/** What never comes back: it draws until a number is within `noise_pct`. */
const refusedNoise = ({ noise_range_t, noise_pct }: NoiseArgs): readonly Issue[] => [
  ...when(
    Array.isArray(noise_range_t) && noise_range_t.length < 2,
    'noise_range_t',
    'a number, or two of them',
    noise_range_t,
  ),
  ...when(
    noise_range_t !== null && noise_pct <= 0,
    'noise_pct',
    'a number above 0, as it draws until one is below it',
    noise_pct,
  ),
];

/**
 * The standard deviation of a normal number that is drawn anew until it is within `limit`:
 * `1 - 2 limit phi(limit) / (2 Phi(limit) - 1)` is its variance, here as the quotient of two sums of positive terms,
 * `limit^(2n + 1) / (1 * 3 * … * (2n + 1))`, without and with the first.
 */
function truncatedDeviation(limit: number): number {
  // What lies beyond does not change a double.
  if (limit > 10) return 1;
  let term = limit;
  let rest = 0;
  for (let n = 1; term > limit * Number.EPSILON * 1e-3; n++) {
    term *= limit ** 2 / (2 * n + 1);
    rest += term;
  }
  return Math.sqrt(rest / (limit + rest));
}

/** How far rates lie from `mean`: a share of it while there is noise. Nobody asks the scheduler for tick 0. */
function deviationOf(
  mean: Schedule,
  { noise_range_t, noise_pct, t_in_epochs }: NoiseArgs & { readonly t_in_epochs: boolean },
  run: GroupRun,
): Schedule | undefined {
  if (noise_range_t === null) return undefined;
  const [from = 0, until = Infinity] = [noise_range_t].flat() as readonly number[];
  const start = Math.max(Math.ceil(from), 1);
  const end = Math.ceil(until);
  if (end <= start) return undefined;
  const share = truncatedDeviation(noise_pct);
  const parts = [
    constant({ rate: 0, steps: start }),
    ...(end === Infinity
      ? [constant({ rate: share })]
      : [constant({ rate: share, steps: end - start }), constant({ rate: 0 })]),
  ];
  return product([mean, onIterations(sequence(parts), t_in_epochs, run)]);
}

export const noiseNote: Note = {
  code: 'name',
  text: "Noise comes from torch's generator, one number a tick, of noise_seed + t: what is read is the mean, and how far rates lie from it, readDeviation says. They are at most noise_pct of it off, and noise_std does nothing.",
  fixture: 'timm/cosine-noise',
};

/** A scheduler with the noise that it may add. */
export const withNoise = (own: Form): Form => ({
  ...own,
  refuses: (args, run) => [...own.refuses(args, run), ...refusedNoise(args as unknown as NoiseArgs)],
  deviation: (args, run) =>
    deviationOf(own.read(args, run), args as unknown as Parameters<typeof deviationOf>[1], run),
  families: [...own.families, 'noise'],
  notes: [...own.notes, noiseNote],
});
