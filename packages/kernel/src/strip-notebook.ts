import { createHash } from 'node:crypto';
import { committedForm, tidySource } from './committed-form.ts';
import type { Cell, CellMetadata, Notebook } from './notebook.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Gives the committed form of a notebook: no outputs, no counts, no volatile metadata, tidy sources, nbformat 4.5.
 *
 * Ids that are there stay; a missing, malformed or repeated one is made from the cell's text, so that the same
 * notebook always gets the same ids.
 *
 * @example
 * ```ts
 * const kept = stripNotebook(executed);
 * checkNotebook(kept).length; // 0, if its cells break no rule either
 * ```
 */
export function stripNotebook(notebook: Notebook): Notebook {
  const taken = new Set<string>();
  const { kernelspecKeys, languageKeys, volatileNotebookKeys } = committedForm;
  const metadata: Record<string, unknown> = { ...without(notebook.metadata, volatileNotebookKeys) };
  if (metadata['kernelspec']) metadata['kernelspec'] = only(metadata['kernelspec'] as Fields, kernelspecKeys);
  if (metadata['language_info']) {
    metadata['language_info'] = only(metadata['language_info'] as Fields, languageKeys);
  }
  const cells = notebook.cells.map((cell) => {
    const id = freeId(cell, taken);
    taken.add(id);
    return strippedCell(cell, id);
  });
  return { nbformat: 4, nbformat_minor: committedForm.minor, metadata, cells };
}

function strippedCell(cell: Cell, id: string): Cell {
  const metadata = without(cell.metadata, committedForm.volatileCellKeys) as CellMetadata;
  const source = tidySource(cell.source);
  switch (cell.cell_type) {
    case 'code':
      return { cell_type: 'code', id, metadata, source, execution_count: null, outputs: [] };
    case 'markdown':
    case 'raw':
      return { ...cell, id, metadata, source };
  }
}

function freeId(cell: Cell, taken: ReadonlySet<string>): string {
  if (cell.id !== undefined && committedForm.idPattern.test(cell.id) && !taken.has(cell.id)) return cell.id;
  const base = createHash('sha256').update(`${cell.cell_type}\n${cell.source}`).digest('hex').slice(0, 8);
  let id = base;
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`;
  return id;
}

function without(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}

function only(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)));
}
