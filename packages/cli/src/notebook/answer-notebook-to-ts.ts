import { percentText, readNotebooks, writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { oneFile } from './one-file.ts';

/** The options of the command, by their names. */
export interface NotebookToTsValues {
  readonly out?: string;
  readonly json?: boolean;
}

/** Answers `lrlab notebook to-ts`. */
export async function answerNotebookToTs(
  { out, json = false }: NotebookToTsValues,
  rest: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const { file, target } = oneFile(rest, { out, ending: '.ipynb', written: '.ts' });
  const [read] = await readNotebooks([file]);
  await writeWhole(target, percentText(read!.notebook));
  await io.out(json ? `${JSON.stringify({ written: target })}\n` : `${target}\n`);
  return 0;
}
