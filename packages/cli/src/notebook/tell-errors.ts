import type { RunResult } from '@lrlab/kernel';
import type { Io } from '../command.ts';

/** Tells each error of a notebook with its cell, its line and its traceback. */
export function tellErrors(file: string, { errors }: Pick<RunResult, 'errors'>, io: Io): void {
  for (const { cellId, line, column, ename, evalue, traceback } of errors) {
    const place = [`cell ${cellId}`, ...(line === undefined ? [] : [`line ${line}:${column ?? 1}`])].join(
      ', ',
    );
    io.err(`${file}, ${place}: ${ename}: ${evalue}\n`);
    if (traceback.length > 0) io.err(`${traceback.join('\n')}\n`);
  }
}
