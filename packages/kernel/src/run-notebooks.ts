import { availableParallelism } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { formatNotebook } from './format-notebook.ts';
import type { Notebook } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';
import { readNotebooks } from './read-notebooks.ts';
import { type RunOptions, runNotebook } from './run-notebook.ts';
import type { RunResult } from './run-result.ts';
import { writeWhole } from './write-whole.ts';

export interface RunNotebooksOptions extends RunOptions {
  readonly files: readonly string[];
  /** The folder for executed notebooks; nothing is written without it. Names must differ. */
  readonly output?: string;
  /** What is done to each notebook before it runs, such as setting tags. */
  readonly prepare?: (notebook: Notebook) => Notebook;
  /** How many notebooks run at a time; as many as there are cores if absent. */
  readonly jobs?: number;
}

/** What came of one of several notebooks; `written` is the executed file, when there is one. */
export interface FileResult extends RunResult {
  readonly path: string;
  readonly written?: string;
}

/**
 * Runs notebooks, several at a time, and writes those that succeeded (all of them with `allowErrors`), each whole
 * or not at all. Results are in the order of `files`.
 *
 * Throws a `NotebookError` with every fault of every file before anything runs, a `RangeError`, the file system's
 * error, and the signal's reason.
 *
 * @example
 * ```ts
 * const results = await runNotebooks({ files: ['a.ipynb', 'b.ipynb'], output: 'executed' });
 * const failed = results.filter((result) => !result.ok);
 * ```
 */
export async function runNotebooks(options: RunNotebooksOptions): Promise<readonly FileResult[]> {
  const { files, output, prepare, jobs = availableParallelism(), ...runOptions } = options;
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new RangeError(`jobs: expected a whole number above 0, got ${jobs}`);
  }
  const sources = await sourcesOf(files, output);
  const results: FileResult[] = [];
  // The first failure of the runner itself ends the other runs, too.
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const queue = sources.entries();
  const worker = async (): Promise<void> => {
    for (const [i, { path, name, notebook: given, target }] of queue) {
      const notebook = prepare ? prepare(given) : given;
      const result = await runNotebook({ ...runOptions, signal, notebook, cwd: dirname(path), name });
      const isWritten = target !== undefined && (result.ok || options.allowErrors === true);
      if (isWritten) await writeWhole(target, formatNotebook(result.notebook));
      results[i] = { ...result, path, ...(isWritten ? { written: target } : {}) };
    }
  };
  const workers = Array.from({ length: Math.min(jobs, sources.length) }, async () => {
    try {
      await worker();
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  });
  const ends = await Promise.allSettled(workers);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}

interface Source {
  readonly path: string;
  /** By which progress is told: the file's name, or all of it where two files have the same. */
  readonly name: string;
  readonly notebook: Notebook;
  readonly target: string | undefined;
}

async function sourcesOf(files: readonly string[], output: string | undefined): Promise<readonly Source[]> {
  const issues: NotebookIssue[] = [];
  const targets = new Map<string, string>();
  const names = files.map((file) => basename(file));
  const targetOf = (file: string): string | undefined =>
    output === undefined ? undefined : join(resolve(output), basename(file));
  for (const file of files) {
    const target = targetOf(file);
    if (target === undefined) continue;
    if (targets.has(target)) {
      const message = `expected another name than that of ${targets.get(target)}, got the same`;
      issues.push({ path: file, code: 'same-output', message });
    }
    targets.set(target, file);
  }
  const read = await readNotebooks(files).catch((error: unknown) => {
    if (!(error instanceof NotebookError)) throw error;
    issues.push(...error.issues);
    return [];
  });
  if (issues.length > 0) throw new NotebookError(issues);
  return read.map(({ file, path, notebook }) => {
    const isAlone = names.filter((other) => other === basename(file)).length === 1;
    return { path, name: isAlone ? basename(file) : file, notebook, target: targetOf(file) };
  });
}
