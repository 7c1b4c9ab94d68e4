import type { CodeCell, Notebook } from './notebook.ts';

/**
 * Gives the code cells of a notebook the outputs that those of an earlier one have, where their sources are equal: of the
 * cell with the same id, or else of the first one that no other cell has taken.
 *
 * @example
 * ```ts
 * const kept = withOutputsOf(parsePercent(text), executed);
 * ```
 */
export function withOutputsOf(notebook: Notebook, earlier: Notebook): Notebook {
  const free = new Map<string, CodeCell[]>();
  for (const cell of earlier.cells) {
    if (cell.cell_type !== 'code') continue;
    const source = cell.source.trimEnd();
    free.set(source, [...(free.get(source) ?? []), cell]);
  }
  const take = (source: string, isIt: (cell: CodeCell) => boolean): CodeCell | undefined => {
    const cells = free.get(source) ?? [];
    const at = cells.findIndex(isIt);
    return at < 0 ? undefined : cells.splice(at, 1)[0];
  };
  const byId = notebook.cells.map(({ cell_type, id, source }) =>
    cell_type === 'code' ? take(source, (cell) => cell.id === id) : undefined,
  );
  const cells = notebook.cells.map((cell, i) => {
    if (cell.cell_type !== 'code') return cell;
    const found = byId[i] ?? take(cell.source, () => true);
    return found ? { ...cell, execution_count: found.execution_count, outputs: found.outputs } : cell;
  });
  return { ...notebook, cells };
}
