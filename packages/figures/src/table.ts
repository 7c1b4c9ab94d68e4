/** What a cell of a table holds. */
export type Cell = string | number | boolean | null | undefined;

/** How one column is shown. */
export interface Column {
  readonly title: string;
  /** To the right where all values are numbers, unless told. */
  readonly align?: 'left' | 'right';
  /** Significant digits of its numbers: 6 unless told. */
  readonly digits?: number;
}

/** A table as plain data; a column is a title alone, or with its alignment and digits. */
export interface Table {
  readonly columns: readonly (string | Column)[];
  readonly rows: readonly (readonly Cell[])[];
  readonly caption?: string;
}

/**
 * A table from records: a column for every field, in the order they are met, or those that are named.
 *
 * @example
 * tableOf([{ step: 0, rate: 0.01 }, { step: 5001, rate: 0.001 }]);
 * // => { columns: ['step', 'rate'], rows: [[0, 0.01], [5001, 0.001]] }
 */
export function tableOf(
  records: readonly Readonly<Record<string, Cell>>[],
  { columns, caption }: { readonly columns?: readonly string[]; readonly caption?: string } = {},
): Table {
  const fields = columns ?? [...new Set(records.flatMap((record) => Object.keys(record)))];
  const rows = records.map((record) => fields.map((field) => record[field]));
  return { columns: fields, rows, ...(caption !== undefined && { caption }) };
}
