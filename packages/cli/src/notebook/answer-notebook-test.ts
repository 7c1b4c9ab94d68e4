import { tableText } from '@lrlab/figures';
import {
  NotebookError,
  type NotebookTest,
  parseSanitizers,
  progressBar,
  readText,
  type Sanitizer,
  testNotebooks,
} from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { expectFiles } from './expect-files.ts';
import { tellErrors } from './tell-errors.ts';

/** The options of the command, by their names. */
export interface NotebookTestValues {
  readonly sanitize?: string;
  readonly exact?: boolean;
  readonly images?: boolean;
  readonly update?: boolean;
  readonly timeout?: number;
  readonly jobs?: number;
  readonly json?: boolean;
}

/** Answers `lrlab notebook test`. */
export async function answerNotebookTest(
  values: NotebookTestValues,
  files: readonly string[],
  io: Io,
): Promise<ExitCode> {
  expectFiles(files);
  const { sanitize, exact = false, images = false, update = false, timeout, jobs, json = false } = values;
  const sanitizers = sanitize === undefined ? [] : await readSanitizers(sanitize);
  const { onProgress, stop } = progressBar({ stream: io.progress });
  const tests = await testNotebooks({
    files,
    sanitizers,
    exact,
    images,
    update,
    onProgress,
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    ...(jobs !== undefined && { jobs }),
  }).finally(stop);
  for (const test of tests) tellErrors(test.file, test, io);
  await io.out(
    json ? `${JSON.stringify(tests)}\n` : `${tests.map(differencesText).join('')}${summaryText(tests)}\n`,
  );
  return tests.every(({ ok }) => ok) ? 0 : 1;
}

async function readSanitizers(file: string): Promise<readonly Sanitizer[]> {
  const text = await readText(file, 'a list of sanitizers');
  try {
    return parseSanitizers(text);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    const place = (path: string): string => (path ? `${file}: ${path}` : file);
    throw new NotebookError(error.issues.map((issue) => ({ ...issue, path: place(issue.path) })));
  }
}

const differencesText = ({ file, differences }: NotebookTest): string =>
  differences
    .map(
      ({ cell, id, line, diff }) => `${file}, cell ${cell} (${id}), line ${line} of its outputs\n${diff}\n\n`,
    )
    .join('');

function summaryText(tests: readonly NotebookTest[]): string {
  const rows = tests.map(({ file, ok, compared, differences, errors, updated, seconds }) => [
    file,
    ok ? 'ok' : errors.length > 0 ? 'failed' : 'differs',
    compared === 0 ? 'nothing stored' : compared,
    differences.length,
    Number(seconds.toFixed(1)),
    updated ? 'updated' : '',
  ]);
  return tableText({ columns: ['notebook', 'result', 'compared', 'differ', 'seconds', ''], rows });
}
