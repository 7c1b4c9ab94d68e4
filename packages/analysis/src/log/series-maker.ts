import type { LogSeries } from './log.ts';

/** More points of one tag are thinned, so that a log of any length takes the same room. */
const most = 1 << 20;

/** Takes the points of one tag one by one. */
export interface SeriesMaker {
  readonly add: (index: number, rate: number, epoch?: number) => void;
  /** A new file begins with the next point. */
  readonly nextFile: () => void;
  readonly made: () => LogSeries;
}

/** Where the points of one tag are gathered: all of them up to a million, and then every second, every fourth and so on. */
export function seriesMaker(tag: string, indexName: string): SeriesMaker {
  let index: number[] = [];
  let rates: number[] = [];
  let epochs: number[] = [];
  let fileStarts: number[] = [];
  let keptEvery = 1;
  let met = 0;
  let last: [number, number, number | undefined] | undefined;
  const put = (at: number, rate: number, epoch: number | undefined): void => {
    index.push(at);
    rates.push(rate);
    if (epoch !== undefined) epochs.push(epoch);
  };
  const isKept = (_: unknown, i: number): boolean => i % 2 === 0;
  return {
    add: (at, rate, epoch) => {
      const keep = met++ % keptEvery === 0;
      last = keep ? undefined : [at, rate, epoch];
      if (keep) put(at, rate, epoch);
      if (index.length < most) return;
      keptEvery *= 2;
      index = index.filter(isKept);
      rates = rates.filter(isKept);
      epochs = epochs.filter(isKept);
      fileStarts = fileStarts.map((start) => Math.ceil(start / 2));
    },
    nextFile: () => {
      if (index.length > 0 && fileStarts.at(-1) !== index.length) fileStarts.push(index.length);
    },
    made: () => {
      if (last) put(...last);
      last = undefined;
      return {
        tag,
        indexName,
        index,
        rates,
        // An epoch that is there only now and then says nothing.
        ...(epochs.length === index.length && { epochs }),
        fileStarts: fileStarts.filter((start) => start < index.length),
        keptEvery,
      };
    },
  };
}
