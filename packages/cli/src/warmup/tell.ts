import { type WarmupCandidate, type Whole, warmupEpochs, warmupIterations } from '@lrlab/core';
import type { Data } from './data-of.ts';

// What the command answers, as data; every number is core's.

export type On = Data & { readonly batchSize: number };

/** Iterations turned into epochs. */
export interface EpochsTold {
  readonly kind: 'epochs';
  readonly on: On;
  readonly iterations: number;
  readonly epochs: number;
  /** With the two decimals that epochs are written with. */
  readonly shownEpochs: number;
}

/** Epochs turned into iterations. */
export interface IterationsTold {
  readonly kind: 'iterations';
  readonly on: On;
  readonly epochs: number;
  readonly candidates: readonly WarmupCandidate[];
}

/** Iterations on one data set turned into those on another. */
export interface Carried {
  readonly kind: 'carried';
  readonly from: On;
  readonly to: On;
  readonly iterations: number;
  readonly epochs: number;
  readonly shownEpochs: number;
  readonly candidates: readonly WarmupCandidate[];
}

const roundings: readonly (readonly [Whole, string])[] = [
  ['cut', 'cut off'],
  ['round', 'rounded'],
  ['up', 'up to the next'],
];

const candidatesOf = (epochs: number, { images, batchSize }: On, name: string): WarmupCandidate[] =>
  roundings.map(([whole, how]) => ({
    iterations: warmupIterations({ epochs, images, batchSize, whole }),
    exact: warmupIterations({ epochs, images, batchSize, whole: 'none' }),
    reason: `${name}, ${how}`,
  }));

/** Epochs with the decimals that people write, which `carryWarmup` takes, too; too few to be shown are 0. */
const written = (epochs: number): number => Number(epochs.toFixed(2));

export function epochsTold(iterations: number, on: On): EpochsTold {
  const epochs = warmupEpochs({ iterations, images: on.images, batchSize: on.batchSize });
  return { kind: 'epochs', on, iterations, epochs, shownEpochs: written(epochs) };
}

export function iterationsTold(epochs: number, on: On): IterationsTold {
  return { kind: 'iterations', on, epochs, candidates: candidatesOf(epochs, on, `${epochs} epochs`) };
}

export function carried({ iterations, from, to }: { iterations: number; from: On; to: On }): Carried {
  const epochs = warmupEpochs({ iterations, images: from.images, batchSize: from.batchSize });
  const shownEpochs = written(epochs);
  // Epochs so few that two decimals show none of them can only be taken in full.
  const shown = shownEpochs > 0 ? candidatesOf(shownEpochs, to, `${shownEpochs} epochs`) : [];
  const candidates = [...shown, ...candidatesOf(epochs, to, 'the epochs in full')];
  return { kind: 'carried', from, to, iterations, epochs, shownEpochs, candidates };
}
