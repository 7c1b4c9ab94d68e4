import { widthOf } from './plain-text.ts';
import type { Table } from './table.ts';
import { type ShownColumn, shownColumns } from './table-cells.ts';

/**
 * A table as aligned text, for a fixed-width font.
 *
 * @example
 * tableText({ columns: ['name', 'rate'], rows: [['base', 0.01], ['warm-up', 0.001]] });
 * // => 'name      rate\n-------  -----\nbase      0.01\nwarm-up  0.001'
 */
export function tableText(table: Table): string {
  const columns = shownColumns(table);
  const widths = columns.map(({ title, cells }) => Math.max(...[title, ...cells].map(widthOf)));
  const line = (textOf: (column: ShownColumn) => string): string =>
    columns
      .map((column, i) => padded(textOf(column), widths[i]!, column.align))
      .join('  ')
      .trimEnd();
  return [
    ...(table.caption ? [table.caption] : []),
    line(({ title }) => title),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...table.rows.map((_, row) => line(({ cells }) => cells[row]!)),
  ].join('\n');
}

function padded(text: string, width: number, align: 'left' | 'right'): string {
  const room = ' '.repeat(width - widthOf(text));
  return align === 'right' ? room + text : text + room;
}
