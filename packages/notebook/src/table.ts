import { type Cell, type Table, tableHtml, tableOf, tableText } from '@lrlab/figures';
import { display } from './display.ts';

/** How a table is shown; every field may be left out. */
export interface TableOptions {
  /** The table's name among all figures and tables, such as `S000-T`. */
  readonly id?: string;
  /** The fields to show, in order; all of them unless told. */
  readonly columns?: readonly string[];
  readonly caption?: string;
}

/**
 * Shows records, or a table, as one output of the cell that runs: HTML, and aligned text. Outside a kernel it does nothing.
 *
 * @example
 * table([{ epoch: 0, rate: 0.01 }, { epoch: 1, rate: 0.0098 }], { caption: 'The first epochs' });
 */
export function table(
  what: readonly Readonly<Record<string, Cell>>[] | Table,
  { id, ...options }: TableOptions = {},
): void {
  const shown: Table = 'rows' in what ? { ...what, ...options } : tableOf(what, options);
  const bundle = { 'text/html': tableHtml(shown), 'text/plain': tableText(shown) };
  display(bundle, { metadata: id ? { lrlab: { id, table: shown } } : {} });
}
