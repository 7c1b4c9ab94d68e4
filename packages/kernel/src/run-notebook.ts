import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Cell, cellIdOf, type Notebook, tagsOf } from './notebook.ts';
import { parseNotebook } from './parse-notebook.ts';
import type { OnProgress } from './progress.ts';
import { type CellJob, type CellsRun, runCells } from './run-cells.ts';
import type { CellReport, RunResult } from './run-result.ts';
import { type Parameters, withParameters } from './with-parameters.ts';

/** What is run: a file, or a notebook at hand and the folder its imports are found from. */
export type NotebookSource =
  | { readonly path: string }
  | { readonly notebook: Notebook; readonly cwd: string; readonly name?: string };

/** How notebooks are run; every field may be left out. */
export interface RunOptions {
  /** The most a single cell may take, in seconds; 600 if absent. */
  readonly timeoutSeconds?: number;
  readonly onProgress?: OnProgress;
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the run at once; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Goes on after a cell has failed. */
  readonly allowErrors?: boolean;
  /** Values for the cell tagged `parameters`. */
  readonly parameters?: Parameters;
  /** The heap a notebook may use, in megabytes; Node's own limit if absent. */
  readonly memoryMegabytes?: number;
}

/**
 * Runs a TypeScript notebook from its first cell to its last in a process of its own, and gives it back executed.
 *
 * A failing cell is no rejection: it is in `errors`, and the cells after it are skipped. Throws a `NotebookError`
 * for a file that is no notebook and for parameters without a place, a `RangeError` for a time that is none, the
 * file system's error for what cannot be read, and the signal's reason.
 *
 * @example
 * ```ts
 * const { ok, errors, notebook } = await runNotebook({ path: 'first.ipynb', timeoutSeconds: 60 });
 * if (!ok) throw new Error(errors[0]?.evalue);
 * ```
 */
export async function runNotebook(options: NotebookSource & RunOptions): Promise<RunResult> {
  const {
    timeoutSeconds = 600,
    onProgress,
    env = {},
    signal,
    allowErrors = false,
    parameters = {},
  } = options;
  if (!(timeoutSeconds > 0)) {
    throw new RangeError(`timeoutSeconds: expected a number above 0, got ${timeoutSeconds}`);
  }
  signal?.throwIfAborted();
  const started = performance.now();
  const { notebook: source, cwd, name } = await sourceOf(options);
  const notebook = withParameters(source, parameters);
  const jobs = jobsOf(notebook);
  onProgress?.({ type: 'notebook-start', notebook: name, cells: jobs.length });
  const place = (job: CellJob, cell: number) => ({
    notebook: name,
    cellId: job.id,
    cell,
    cells: jobs.length,
  });
  const run = await runCells({
    jobs,
    cwd,
    env,
    execArgv:
      options.memoryMegabytes === undefined ? [] : [`--max-old-space-size=${options.memoryMegabytes}`],
    timeoutSeconds,
    allowErrors,
    signal,
    onCellStart: (job, cell) => onProgress?.({ type: 'cell-start', ...place(job, cell) }),
    onCellEnd: (job, cell, { status, seconds }) =>
      onProgress?.({ type: 'cell-end', ...place(job, cell), status, seconds }),
  });
  const result = resultOf(notebook, jobs, run, (performance.now() - started) / 1000);
  onProgress?.({ type: 'notebook-end', notebook: name, ok: result.ok, seconds: result.seconds });
  return result;
}

async function sourceOf(source: NotebookSource): Promise<{ notebook: Notebook; cwd: string; name: string }> {
  if ('path' in source) {
    const path = resolve(source.path);
    const notebook = parseNotebook(await readFile(path, 'utf8'));
    return { notebook, cwd: dirname(path), name: basename(path) };
  }
  return { notebook: source.notebook, cwd: resolve(source.cwd), name: source.name ?? 'notebook' };
}

/** The cells that are run: code that is not blank and not tagged `skip-execution`. */
function jobsOf(notebook: Notebook): readonly CellJob[] {
  return notebook.cells.flatMap((cell, index) =>
    cell.cell_type === 'code' && !isSkipped(cell) && cell.source.trim() !== ''
      ? [
          {
            index,
            id: cellIdOf(cell, index),
            source: cell.source,
            mayFail: tagsOf(cell).includes('raises-exception'),
          },
        ]
      : [],
  );
}

function isSkipped(cell: Cell): boolean {
  return tagsOf(cell).includes('skip-execution');
}

function resultOf(notebook: Notebook, jobs: readonly CellJob[], run: CellsRun, seconds: number): RunResult {
  const jobAt = new Map(jobs.map((job, i) => [job.index, { job, count: i + 1, report: run.reports[i] }]));
  const cells = notebook.cells.map((cell, index): Cell => {
    if (cell.cell_type !== 'code' || isSkipped(cell)) return cell;
    const count = jobAt.get(index)?.count ?? Number.POSITIVE_INFINITY;
    return { ...cell, execution_count: count <= run.begun ? count : null, outputs: run.outputsOf(index) };
  });
  const reports = notebook.cells.flatMap((cell, index): CellReport[] => {
    if (cell.cell_type !== 'code') return [];
    return [jobAt.get(index)?.report ?? { id: cellIdOf(cell, index), seconds: 0, status: 'skipped' }];
  });
  const errors = run.faults
    // An expected exception is no error; a time-out or the death of the process never is expected.
    .filter(({ index, isFatal }) => !jobAt.get(index)?.job.mayFail || isFatal)
    .map(({ index, fault }) => ({ cellId: jobAt.get(index)?.job.id ?? '', cellIndex: index, ...fault }));
  return { notebook: { ...notebook, cells }, ok: errors.length === 0, seconds, cells: reports, errors };
}
