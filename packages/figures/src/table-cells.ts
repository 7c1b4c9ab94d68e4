import { numberText } from './number-text.ts';
import type { Cell, Column, Table } from './table.ts';

/** A table's texts, column by column, as they are shown. */
export interface ShownColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** What is the same for a table in HTML and in text. */
export function shownColumns({ columns, rows }: Table): ShownColumn[] {
  return columns.map((column, index) => {
    const { title, align, digits }: Column = typeof column === 'string' ? { title: column } : column;
    const values = rows.map((row) => row[index]);
    const told = values.filter((value) => value !== null && value !== undefined);
    const numeric = told.length > 0 && told.every((value) => typeof value === 'number');
    return {
      title,
      align: align ?? (numeric ? 'right' : 'left'),
      cells: values.map((value) => cellText(value, digits)),
    };
  });
}

function cellText(value: Cell, digits: number | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'number' ? numberText(value, digits) : String(value);
}
