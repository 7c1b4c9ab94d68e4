import { tableText } from '@lrlab/figures';
import { type FileResult, progressBar, runNotebooks, unknownParameters } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { expectFiles } from './expect-files.ts';
import { tellErrors } from './tell-errors.ts';

/** The options of the command, by their names. */
export interface NotebookRunValues {
  readonly output?: string;
  readonly param?: readonly (readonly [name: string, value: unknown])[];
  readonly timeout?: number;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** Answers `lrlab notebook run`. */
export async function answerNotebookRun(
  { output, param = [], timeout, jobs, json = false }: NotebookRunValues,
  files: readonly string[],
  io: Io,
): Promise<ExitCode> {
  expectFiles(files);
  const parameters = Object.fromEntries(param);
  const { onProgress, stop } = progressBar({ stream: io.progress });
  const results = await runNotebooks({
    files,
    onProgress,
    parameters,
    ...(output !== undefined && { output }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(jobs !== undefined && { jobs }),
  }).finally(stop);
  for (const [i, result] of results.entries()) {
    for (const name of unknownParameters(result.notebook, parameters)) {
      io.err(`${files[i]!}: warning: --param ${name}: the notebook has no such parameter\n`);
    }
    tellErrors(files[i]!, result, io);
  }
  await io.out(json ? `${JSON.stringify(results.map(dataOf))}\n` : `${summaryText(files, results)}\n`);
  return results.every(({ ok }) => ok) ? 0 : 1;
}

/** A result without the notebook itself, which is long. */
const dataOf = ({ notebook: _, ...rest }: FileResult): Omit<FileResult, 'notebook'> => rest;

function summaryText(files: readonly string[], results: readonly FileResult[]): string {
  const rows = results.map(({ ok, seconds, cells, written }, i) => [
    files[i]!,
    ok ? 'ok' : 'failed',
    cells.filter(({ status }) => status === 'ok').length,
    cells.length,
    Number(seconds.toFixed(1)),
    written ?? '',
  ]);
  return tableText({ columns: ['notebook', 'result', 'cells ok', 'of', 'seconds', 'written'], rows });
}
