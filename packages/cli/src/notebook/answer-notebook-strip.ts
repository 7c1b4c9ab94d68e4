import { formatNotebook, readNotebooks, stripNotebook, writeWhole } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { expectFiles } from './expect-files.ts';

/** The options of the command, by their names. */
export interface NotebookStripValues {
  readonly check?: boolean;
  readonly json?: boolean;
}

/** Answers `lrlab notebook strip`. */
export async function answerNotebookStrip(
  { check = false, json = false }: NotebookStripValues,
  files: readonly string[],
  io: Io,
): Promise<ExitCode> {
  expectFiles(files);
  // All are read before the first is written.
  const changed = (await readNotebooks(files)).flatMap(({ file, text, notebook }) => {
    const stripped = formatNotebook(stripNotebook(notebook));
    return stripped === text ? [] : [{ file, stripped }];
  });
  if (!check) for (const { file, stripped } of changed) await writeWhole(file, stripped);
  const names = changed.map(({ file }) => file);
  await io.out(json ? `${JSON.stringify({ changed: names })}\n` : names.map((name) => `${name}\n`).join(''));
  return check && names.length > 0 ? 1 : 0;
}
