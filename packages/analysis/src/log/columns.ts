import { basename } from 'node:path';
import { counterOf } from './fields.ts';
import { isRateTag } from './rate-tag.ts';

/** What the columns of a CSV hold. */
export interface Columns {
  /** The tag of each column. */
  readonly names: readonly string[];
  /** Which column counts, and which has the epoch; -1 if none does. */
  readonly counter: number;
  readonly epoch: number;
}

/**
 * Reads a header. A file for each tag has the tag in its own name: DeepSpeed's `Train_Samples_lr.csv` has columns `step` and `lr`, a
 * download from TensorBoard's page `Wall time`, `Step` and `Value`.
 */
export function columnsOf(header: readonly string[], file: string): Columns {
  const stem = basename(file).replace(/\.[^.]*$/, '');
  const values = header.filter((name) => !/^(wall time|step)$/i.test(name));
  const isOneTag =
    values.length === 1 && header.length > 1 && /^(value|lr)$/i.test(values[0]!) && isRateTag(stem);
  const names = isOneTag ? header.map((name) => (name === values[0] ? stem : name)) : header;
  const name = counterOf(names);
  return {
    names,
    counter: name === undefined ? -1 : names.indexOf(name),
    epoch: names.findIndex((one) => one.toLowerCase() === 'epoch'),
  };
}
