import { dirname } from 'node:path';
import { checkCells } from './check-cells.ts';
import { checkTypes } from './check-types.ts';
import type { NotebookIssue } from './notebook-error.ts';
import { readNotebooks } from './read-notebooks.ts';

/** What a check found in one notebook. */
export interface FileCheck {
  readonly file: string;
  /** The version of the TypeScript that is found from the notebook's folder, or else of ours. */
  readonly typescript: string;
  readonly errors: readonly NotebookIssue[];
  /** What is allowed and worth knowing: a name that is declared anew. */
  readonly notes: readonly NotebookIssue[];
}

/** What is checked; every field may be left out. */
export interface CheckFilesOptions {
  /** Whether what breaks under the stock kernel is left alone; false unless told. */
  readonly typesOnly?: boolean;
}

/**
 * Checks notebooks without running them: their types, strictly and each as one module, by the TypeScript of their own
 * workspace; and what the stock tslab kernel would refuse or run wrongly. Reports are in the order of `files`.
 *
 * Throws a `NotebookError` with every fault of every file that is no notebook.
 *
 * @example
 * ```ts
 * const checks = await checkFiles(['a.ipynb', 'b.ipynb']);
 * const isFine = checks.every(({ errors }) => errors.length === 0);
 * ```
 */
export async function checkFiles(
  files: readonly string[],
  { typesOnly = false }: CheckFilesOptions = {},
): Promise<readonly FileCheck[]> {
  const read = await readNotebooks(files);
  const checks: FileCheck[] = [];
  for (const folder of new Set(read.map(({ path }) => dirname(path)))) {
    const here = read.flatMap((found, at) => (dirname(found.path) === folder ? [{ ...found, at }] : []));
    const { version, issues } = await checkTypes(
      folder,
      here.map(({ notebook }) => notebook),
    );
    for (const [i, { at, file, notebook }] of here.entries()) {
      const linted = checkCells(notebook.cells);
      const isNote = ({ code }: NotebookIssue): boolean => code === 'redeclaration';
      const breaks = typesOnly ? [] : linted.filter((issue) => !isNote(issue));
      checks[at] = {
        file,
        typescript: version,
        errors: [...issues[i]!, ...breaks],
        notes: linted.filter(isNote),
      };
    }
  }
  return checks;
}
