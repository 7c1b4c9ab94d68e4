import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Notebook } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';
import { parseNotebook } from './parse-notebook.ts';

/** A notebook and the file it was read from. */
export interface NotebookFile {
  /** The file as it was named. */
  readonly file: string;
  /** The same, absolute. */
  readonly path: string;
  readonly text: string;
  readonly notebook: Notebook;
}

/**
 * Reads the files of notebooks. Throws a {@link NotebookError} with every fault of every file: what is not there, a
 * folder, what is empty, not JSON, or no notebook.
 *
 * @example
 * ```ts
 * for (const { file, notebook } of await readNotebooks(['a.ipynb', 'b.ipynb'])) report(file, notebook.cells.length);
 * ```
 */
export async function readNotebooks(files: readonly string[]): Promise<readonly NotebookFile[]> {
  const issues: NotebookIssue[] = [];
  const read: NotebookFile[] = [];
  for (const file of files) {
    try {
      const text = await readText(file, 'a notebook');
      read.push({ file, path: resolve(file), text, notebook: parseNotebook(text) });
    } catch (error) {
      if (!(error instanceof NotebookError)) throw error;
      const isWhole = ({ path }: NotebookIssue): boolean => path === file || path === 'notebook';
      issues.push(
        ...error.issues.map((issue) => ({
          ...issue,
          path: isWhole(issue) ? file : `${file}: ${issue.path}`,
        })),
      );
    }
  }
  if (issues.length > 0) throw new NotebookError(issues);
  return read;
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'no file of that name',
  EISDIR: 'a folder',
  EACCES: 'a file that may not be read',
};

/**
 * The text of a file; a {@link NotebookError} says what is there in place of `expected`.
 *
 * @example
 * ```ts
 * const notebook = parsePercent(await readText('first.ts', 'a TypeScript file'));
 * ```
 */
export async function readText(file: string, expected: string): Promise<string> {
  const refuse = (got: string): never => {
    throw new NotebookError([{ path: file, code: 'file', message: `expected ${expected}, got ${got}` }]);
  };
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    refuse(words[error.code ?? ''] ?? error.message),
  );
  // Some programs begin what they write with a byte order mark.
  const plain = text.replace(/^\uFEFF/, '');
  return plain.trim() === '' ? refuse('an empty file') : plain;
}
