import { comparableOutputs } from './comparable-outputs.ts';
import { formatNotebook } from './format-notebook.ts';
import { type Cell, type CodeCell, cellIdOf, type Notebook, tagsOf } from './notebook.ts';
import { type OutputDifference, outputDifference } from './output-difference.ts';
import { type NotebookFile, readNotebooks } from './read-notebooks.ts';
import { type RunNotebooksOptions, runNotebooks } from './run-notebooks.ts';
import type { CellError } from './run-result.ts';
import { builtInSanitizers, type Sanitizer } from './sanitizers.ts';
import { writeWhole } from './write-whole.ts';

export interface TestNotebooksOptions
  extends Pick<RunNotebooksOptions, 'files' | 'jobs' | 'timeoutSeconds' | 'onProgress' | 'signal' | 'env'> {
  /** What is left out of a comparison before the built-in sanitizers are asked. */
  readonly sanitizers?: readonly Sanitizer[];
  /** Whether the built-in sanitizers are not asked; false unless told. */
  readonly exact?: boolean;
  /** Whether pictures are compared by their bytes, and not only by their type; false unless told. */
  readonly images?: boolean;
  /** Whether fresh outputs are written where they differ; false unless told. */
  readonly update?: boolean;
}

/** One cell whose outputs are not the stored ones; `cell` counts all cells of the notebook from 1. */
export interface CellDifference extends OutputDifference {
  readonly cell: number;
  readonly id: string;
}

/** How the test of one notebook went. */
export interface NotebookTest {
  readonly file: string;
  /** Whether it ran without an error and, if nothing was updated, shows what is stored. */
  readonly ok: boolean;
  readonly seconds: number;
  /** Code cells that were compared; 0 where nothing is stored. */
  readonly compared: number;
  readonly differences: readonly CellDifference[];
  readonly errors: readonly CellError[];
  readonly updated: boolean;
}

/**
 * Runs notebooks and compares what they show with what is stored in them. In a notebook without any output and count
 * nothing is compared. Tags of a cell are heeded as by nbval: `nbval-skip` (not run), `skip-compare` and
 * `nbval-ignore-output` (not compared), `raises-exception` and `nbval-raises-exception` (may fail).
 *
 * Throws a `NotebookError` with every fault of every file that is no notebook, or that names a sanitizer that takes too
 * long.
 *
 * @example
 * ```ts
 * const tests = await testNotebooks({ files: ['a.ipynb'] });
 * const isFine = tests.every(({ ok }) => ok);
 * ```
 */
export async function testNotebooks(options: TestNotebooksOptions): Promise<readonly NotebookTest[]> {
  const { files, sanitizers = [], exact = false, images = false, update = false, ...run } = options;
  const read = await readNotebooks(files);
  const compare = { sanitizers: exact ? sanitizers : [...sanitizers, ...builtInSanitizers], images };
  const results = await runNotebooks({ ...run, files, prepare: withRunnerTags });
  const tests: NotebookTest[] = [];
  for (const [i, { notebook, errors, seconds }] of results.entries()) {
    const stored = read[i]!;
    const cells = hasRun(stored.notebook) ? comparedCells(stored.notebook, notebook, errors) : [];
    const differences = cells.flatMap(({ at, before, after }): CellDifference[] => {
      const texts = [before, after].map(({ outputs }) => comparableOutputs(outputs, compare));
      if (texts[0] === texts[1]) return [];
      return [{ cell: at + 1, id: cellIdOf(before, at), ...outputDifference(texts[0]!, texts[1]!) }];
    });
    const isNew = !hasRun(stored.notebook);
    const updated = update && errors.length === 0 && (isNew || differences.length > 0);
    if (updated) await writeFresh(stored, notebook, isNew ? undefined : differences);
    tests.push({
      file: stored.file,
      ok: errors.length === 0 && (updated || differences.length === 0),
      seconds,
      compared: cells.length,
      differences,
      errors,
      updated,
    });
  }
  return tests;
}

const hasRun = ({ cells }: Notebook): boolean =>
  cells.some(
    (cell) => cell.cell_type === 'code' && (cell.outputs.length > 0 || cell.execution_count !== null),
  );

const has = (cell: Cell, ...tags: readonly string[]): boolean =>
  tagsOf(cell).some((tag) => tags.includes(tag));

/** The notebook with the tags that the runner knows in place of nbval's. */
function withRunnerTags(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell): Cell => {
    const tags = [
      ...tagsOf(cell),
      ...(has(cell, 'nbval-skip') ? ['skip-execution'] : []),
      ...(has(cell, 'nbval-raises-exception') ? ['raises-exception'] : []),
    ];
    return { ...cell, metadata: { ...cell.metadata, tags } };
  });
  return { ...notebook, cells };
}

/** Cells to compare: those that ran, up to the first that failed, and asked for no exception. */
function comparedCells(
  stored: Notebook,
  fresh: Notebook,
  errors: readonly CellError[],
): readonly { readonly at: number; readonly before: CodeCell; readonly after: CodeCell }[] {
  const end = Math.min(stored.cells.length, ...errors.map(({ cellIndex }) => cellIndex));
  return stored.cells.slice(0, end).flatMap((before, at) => {
    const after = fresh.cells[at];
    if (before.cell_type !== 'code' || after?.cell_type !== 'code') return [];
    const isLeftOut = has(before, 'nbval-skip', 'skip-execution', 'skip-compare', 'nbval-ignore-output');
    return isLeftOut ? [] : [{ at, before, after }];
  });
}

/** Writes the outputs of the cells that differ; what has not changed stays as it is stored. */
async function writeFresh(
  { path, notebook }: NotebookFile,
  fresh: Notebook,
  differences: readonly CellDifference[] | undefined,
): Promise<void> {
  const cells = notebook.cells.map((cell, at): Cell => {
    const after = fresh.cells[at];
    const isFresh = !differences || differences.some((found) => found.cell === at + 1);
    if (cell.cell_type !== 'code' || after?.cell_type !== 'code' || !isFresh) return cell;
    return { ...cell, outputs: after.outputs, execution_count: after.execution_count };
  });
  await writeWhole(path, formatNotebook({ ...notebook, cells }));
}
