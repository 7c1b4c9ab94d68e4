import type { IndexUnit } from './diagnosis.ts';

/** What an index counts, in words. */
export const pluralOf: Readonly<Record<IndexUnit, string>> = {
  update: 'updates',
  'micro-batch': 'batches of an accumulated update',
  'process step': 'steps of every process',
  epoch: 'epochs',
  sample: 'samples',
};

/** A count of updates, in words. */
export const updates = (count: number): string => `${short(count)} update${Math.abs(count) === 1 ? '' : 's'}`;
/** A number to six digits. */
export const short = (value: number): string => String(Number(value.toPrecision(6)));
