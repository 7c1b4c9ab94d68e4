import { basename, dirname } from 'node:path';
import { librarySource } from '@lrlab/figures/library';
import {
  type Notebook,
  progressBar,
  type RunResult,
  readNotebooks,
  runNotebook,
  writeWhole,
} from '@lrlab/kernel';
import { notebookPage } from '@lrlab/kernel/page';
import type { ExitCode, Io } from '../command.ts';
import { oneFile } from './one-file.ts';
import { pictureFinder } from './picture-finder.ts';
import { tellErrors } from './tell-errors.ts';

/** The options of the command, by their names. */
export interface NotebookRenderValues {
  readonly out?: string;
  readonly run?: boolean;
  readonly timeout?: number;
  readonly json?: boolean;
}

/** Answers `lrlab notebook render`. */
export async function answerNotebookRender(
  { out, run = false, timeout, json = false }: NotebookRenderValues,
  rest: readonly string[],
  io: Io,
): Promise<ExitCode> {
  const { file, target } = oneFile(rest, { out, ending: '.ipynb', written: '.html' });
  const [read] = await readNotebooks([file]);
  const { path, notebook } = read!;
  const name = basename(file);
  const cwd = dirname(path);
  const result = run ? await runIt({ notebook, cwd, name, timeout }, io) : undefined;
  if (result && !result.ok) {
    tellErrors(file, result, io);
    return 1;
  }
  const html = notebookPage(result?.notebook ?? notebook, {
    title: name.slice(0, -'.ipynb'.length),
    plotly: await librarySource(),
    findPicture: pictureFinder(cwd),
  });
  await writeWhole(target, html);
  await io.out(json ? `${JSON.stringify({ written: target })}\n` : `${target}\n`);
  return 0;
}

function runIt(
  { timeout, ...source }: { notebook: Notebook; cwd: string; name: string; timeout: number | undefined },
  io: Io,
): Promise<RunResult> {
  const { onProgress, stop } = progressBar({ stream: io.progress });
  return runNotebook({
    ...source,
    onProgress,
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
  }).finally(stop);
}
