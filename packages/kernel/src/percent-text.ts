import type { Cell, Notebook } from './notebook.ts';
import { stripNotebook } from './strip-notebook.ts';

/** Names in the options of a cell that are none of its metadata. */
export const ownOptions: readonly string[] = ['id', 'attachments', 'metadata'];

/**
 * Writes a notebook, without what runs have left in it, as TypeScript in the percent format that VS Code, JetBrains and
 * jupytext know: each cell behind a line `// %%`, Markdown as comments, ids, tags and metadata kept.
 *
 * The text is a module if its cells together are one; {@link parsePercent} gives the notebook back.
 *
 * @example
 * ```ts
 * writeFileSync('first.ts', percentText(parseNotebook(readFileSync('first.ipynb', 'utf8'))));
 * ```
 */
export function percentText(notebook: Notebook): string {
  const { metadata, cells } = stripNotebook(notebook);
  // JSON is YAML, too, and has no line breaks.
  const fields = Object.entries(metadata).map(([key, value]) => `    ${jsonLine(key)}: ${jsonLine(value)}`);
  const head = ['---', ...(fields.length > 0 ? ['jupyter:', ...fields] : ['jupyter: {}']), '---'];
  return [commented(head.join('\n')), ...cells.map(cellText)].map((part) => `${part}\n`).join('\n');
}

function cellText(cell: Cell): string {
  const kind = cell.cell_type === 'code' ? '' : `[${cell.cell_type}]`;
  const marker = ['//', '%%', kind, optionsText(cell)].filter(Boolean).join(' ');
  if (cell.source === '') return marker;
  return `${marker}\n${guarded(cell.cell_type === 'code' ? cell.source : commented(cell.source))}`;
}

function optionsText(cell: Cell): string {
  const { id, metadata } = cell;
  const attachments = cell.cell_type === 'code' ? undefined : cell.attachments;
  const isPlain = Object.keys(metadata).every(
    (key) => /^[a-zA-Z_]\w*$/.test(key) && !ownOptions.includes(key),
  );
  const options = { id, ...(isPlain ? metadata : { metadata }), ...(attachments && { attachments }) };
  return Object.entries(options)
    .map(([key, value]) => `${key}=${jsonLine(value)}`)
    .join(' ');
}

// These end a line of a program, though not of JSON.
const jsonLine = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);

/** A text as comments; whatever ends a line of a program begins another. */
const commented = (text: string): string =>
  text.replace(/^.*$/gm, (line) => (line === '' ? '//' : `// ${line}`));

/** A text in which no line is taken for the beginning of a cell: one that looks like it has a backslash more. */
const guarded = (text: string): string => text.replace(/^([^\S\n]*\/\/[^\S\n]*)(\\*%%)/gm, '$1\\$2');
