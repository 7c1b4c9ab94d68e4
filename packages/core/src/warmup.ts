import { checked, checkFields, demand, fieldsOf } from './check-fields.ts';

const made: Readonly<Record<Whole, (exact: number) => number>> = {
  cut: Math.floor,
  round: Math.round,
  up: Math.ceil,
  none: Number,
};

/** A data set in batches: `batchSize` is the batch of one iteration over all devices, such as `8 * 8`. */
export interface Batches {
  readonly images: number;
  readonly batchSize: number;
}

const batches = 'images# batchSize#';
const epochsOf = (iterations: number, { images, batchSize }: Batches): number =>
  (iterations * batchSize) / images;
const iterationsOf = (epochs: number, { images, batchSize }: Batches): number =>
  (epochs * images) / batchSize;

/** How a fractional number of iterations becomes a whole one. */
export type Whole = 'cut' | 'round' | 'up' | 'none';

/**
 * Epochs of a number of iterations: `iterations * batchSize / images`.
 *
 * @example
 * warmupEpochs({ iterations: 4000, images: 118287, batchSize: 8 * 8 }); // => 2.1642276835155174
 */
export function warmupEpochs(options: Batches & { iterations: number }): number {
  checked(options, `iterations+ ${batches}`);
  return epochsOf(options.iterations, options);
}

/**
 * Iterations of a number of epochs: `epochs * images / batchSize`, cut to a whole number unless `whole` says
 * otherwise (`round` to the nearest, `up` to the next, `none` for the fraction).
 *
 * @example
 * warmupIterations({ epochs: 2.16, images: 22720, batchSize: 64 }); // => 766
 * warmupIterations({ epochs: 2.16, images: 22720, batchSize: 64, whole: 'round' }); // => 767
 * warmupIterations({ epochs: 5, images: 118287, batchSize: 64 }); // => 9241
 */
export function warmupIterations(options: Batches & { epochs: number; whole?: Whole }): number {
  const { epochs, whole, ...data } = checked(
    { whole: 'cut' as const, ...options },
    `epochs+ ${batches} whole=cut,round,up,none`,
  );
  return made[whole](iterationsOf(epochs, data));
}

/** A warm-up carried to another data set, with every number people arrive at and why. */
export interface CarriedWarmup {
  /** Epochs of the warm-up, in full. */
  readonly epochs: number;
  /** The same with the two decimals it is written down with. */
  readonly shownEpochs: number;
  readonly candidates: readonly WarmupCandidate[];
}

export interface WarmupCandidate {
  readonly iterations: number;
  /** The number before it was made whole. */
  readonly exact: number;
  readonly reason: string;
}

/**
 * A warm-up of `iterations` on one data set, in iterations on another.
 *
 * The first candidate is what cutting the product of the shown epochs gives, then its nearest whole number, then what the
 * epochs give before they were shortened to two decimals.
 *
 * @example
 * const coco = { images: 118287, batchSize: 64 };
 * const { candidates } = carryWarmup({ iterations: 4000, from: coco, to: { images: 22720, batchSize: 64 } });
 * candidates.map((candidate) => candidate.iterations); // => [766, 767, 768]
 */
export function carryWarmup({
  iterations,
  from,
  to,
}: {
  iterations: number;
  from: Batches;
  to: Batches;
}): CarriedWarmup {
  demand(iterations, [
    ...checkFields({ iterations }, fieldsOf('iterations+')),
    ...checkFields(from, fieldsOf(batches), 'from'),
    ...checkFields(to, fieldsOf(batches), 'to'),
  ]);
  const epochs = epochsOf(iterations, from);
  const shownEpochs = Number(epochs.toFixed(2));
  const candidate = (epochs: number, whole: Whole, reason: string): WarmupCandidate => {
    const exact = iterationsOf(epochs, to);
    return { iterations: made[whole](exact), exact, reason };
  };
  return {
    epochs,
    shownEpochs,
    candidates: [
      candidate(shownEpochs, 'cut', `${shownEpochs} epochs, cut off`),
      candidate(shownEpochs, 'round', `${shownEpochs} epochs, rounded`),
      candidate(epochs, 'cut', 'the epochs in full, cut off'),
    ],
  };
}
