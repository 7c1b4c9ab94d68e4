import { inspect } from 'node:util';
import type { MimeBundle } from '../notebook.ts';

/** The members of a danfo.js frame or series that a table needs; recognised by shape, not by class. */
interface Frame {
  readonly columns: readonly unknown[];
  readonly index: readonly unknown[];
  readonly shape: readonly number[];
  readonly values: readonly unknown[];
}

const shownRows = 60;
const keptAtEachEnd = 5;

/** A frame as an HTML table and as its own text; nothing for any other value. */
export function frameBundle(value: unknown): MimeBundle | undefined {
  if (!isFrame(value)) return undefined;
  return { 'text/html': tableOf(value), 'text/plain': textOf(value) };
}

function isFrame(value: unknown): value is Frame {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { columns, index, shape, values } = value as Partial<Frame>;
  return [columns, index, shape, values].every(Array.isArray) && index?.length === values?.length;
}

function textOf(frame: Frame): string {
  return frame.toString === Object.prototype.toString ? inspect(frame) : String(frame).trimEnd();
}

function tableOf({ columns, index, values }: Frame): string {
  const row = (i: number): string => {
    const cells = Array.isArray(values[i]) ? (values[i] as unknown[]) : [values[i]];
    return `<tr><th>${escaped(index[i])}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  };
  const rows = (from: number, to: number): string[] =>
    Array.from({ length: to - from }, (_, i) => row(from + i));
  const isLong = values.length > shownRows;
  const gap = `<tr><th>…</th>${'<td>…</td>'.repeat(columns.length)}</tr>`;
  const body = isLong
    ? [...rows(0, keptAtEachEnd), gap, ...rows(values.length - keptAtEachEnd, values.length)]
    : rows(0, values.length);
  const head = `<tr><th></th>${columns.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr>`;
  const size = isLong ? `\n<p>${values.length} rows × ${columns.length} columns</p>` : '';
  return `<table border="1" class="dataframe">\n<thead>${head}</thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>${size}`;
}

function escaped(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
