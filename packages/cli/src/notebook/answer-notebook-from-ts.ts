import { existsSync } from 'node:fs';
import {
  formatNotebook,
  NotebookError,
  parsePercent,
  readNotebooks,
  readText,
  withOutputsOf,
  writeWhole,
} from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { oneFile } from './one-file.ts';

/** The options of the command, by their names. */
export interface NotebookFromTsValues {
  readonly out?: string;
  readonly update?: boolean;
  readonly json?: boolean;
}

/** Answers `lrlab notebook from-ts`. */
export async function answerNotebookFromTs(
  { out, update = false, json = false }: NotebookFromTsValues,
  rest: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const { file, target } = oneFile(rest, { out, ending: '.ts', written: '.ipynb' });
  const notebook = readPercent(await readText(file, 'a TypeScript file'), file);
  const [earlier] = update && existsSync(target) ? await readNotebooks([target]) : [];
  const whole = earlier ? withOutputsOf(notebook, earlier.notebook) : notebook;
  await writeWhole(target, formatNotebook(whole));
  await io.out(json ? `${JSON.stringify({ written: target })}\n` : `${target}\n`);
  return 0;
}

function readPercent(text: string, file: string): ReturnType<typeof parsePercent> {
  try {
    return parsePercent(text);
  } catch (error) {
    if (!(error instanceof NotebookError)) throw error;
    throw new NotebookError(error.issues.map((issue) => ({ ...issue, path: `${file}, ${issue.path}` })));
  }
}
