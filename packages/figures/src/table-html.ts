import { htmlText } from './html-text.ts';
import type { Table } from './table.ts';
import { shownColumns } from './table-cells.ts';

/**
 * A table as HTML, with every text escaped.
 *
 * @example
 * tableHtml({ columns: ['a'], rows: [['<b>']] });
 * // => '<table class="lrlab-table"><thead><tr><th scope="col" style="text-align:left;padding:.2em 1em .2em 0">a</th></tr></thead><tbody><tr><td style="text-align:left;padding:.2em 1em .2em 0">&lt;b&gt;</td></tr></tbody></table>'
 */
export function tableHtml(table: Table): string {
  const columns = shownColumns(table);
  const style = (align: string): string =>
    align === 'right'
      ? 'text-align:right;padding:.2em 1em .2em 0;font-variant-numeric:tabular-nums'
      : 'text-align:left;padding:.2em 1em .2em 0';
  const head = columns
    .map(({ title, align }) => `<th scope="col" style="${style(align)}">${htmlText(title)}</th>`)
    .join('');
  const body = table.rows
    .map((_, row) => {
      const cells = columns.map(
        ({ align, cells }) => `<td style="${style(align)}">${htmlText(cells[row]!)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('');
  const caption = table.caption ? `<caption>${htmlText(table.caption)}</caption>` : '';
  return `<table class="lrlab-table">${caption}<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
