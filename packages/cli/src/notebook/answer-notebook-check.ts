import { checkFiles, type FileCheck, type NotebookIssue } from '@lrlab/kernel';
import type { ExitCode, Io } from '../command.ts';
import { expectFiles } from './expect-files.ts';

/** The options of the command, by their names. */
export interface NotebookCheckValues {
  readonly 'types-only'?: boolean;
  readonly json?: boolean;
}

/** Answers `lrlab notebook check`. */
export async function answerNotebookCheck(
  { 'types-only': typesOnly = false, json = false }: NotebookCheckValues,
  files: readonly string[],
  io: Io,
): Promise<ExitCode> {
  expectFiles(files);
  const checks = await checkFiles(files, { typesOnly });
  const faults = checks.reduce((count, { errors }) => count + errors.length, 0);
  await io.out(json ? `${JSON.stringify(checks)}\n` : checks.map(textOf).join(''));
  return faults === 0 ? 0 : 1;
}

function textOf({ file, typescript, errors, notes }: FileCheck): string {
  const lines = [
    ...errors.map((issue) => `${placeOf(file, issue)}: ${issue.code}: ${issue.message}`),
    ...notes.map((issue) => `${placeOf(file, issue)}: note: ${issue.message}`),
    `${file}: ${errors.length === 0 ? 'no error' : `${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`} by TypeScript ${typescript}`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** The notebook, its cell from 1, and the line there; or the other file that is at fault. */
function placeOf(notebook: string, { path, line, column }: NotebookIssue): string {
  const cell = /^cells\[(\d+)\]/.exec(path)?.[1];
  const place = line === undefined ? '' : `, line ${line}:${column ?? 1}`;
  return (cell === undefined ? path : `${notebook}, cell ${Number(cell) + 1}`) + place;
}
