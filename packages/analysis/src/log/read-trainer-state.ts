import { readFile } from 'node:fs/promises';
import { ScheduleError } from '@lrlab/core';
import type { LogFault } from './log.ts';
import type { Found } from './rates-found.ts';
import { readFields } from './read-json-lines.ts';

/** Reads `log_history` of the `trainer_state.json` that Hugging Face's Trainer keeps. */
export async function readTrainerState(file: string, found: Found): Promise<LogFault[]> {
  const history = historyOf(await readFile(file, 'utf8'));
  const faults: LogFault[] = [];
  for (const [row, fields] of history.entries()) {
    if (typeof fields === 'object' && fields !== null)
      readFields(fields as Readonly<Record<string, unknown>>, row, found);
    else
      faults.push({
        file,
        message: `log_history[${row}]: expected an object, got ${JSON.stringify(fields)}`,
      });
  }
  return faults;
}

function historyOf(text: string): readonly unknown[] {
  try {
    const history: unknown = (JSON.parse(text) as { log_history?: unknown }).log_history;
    if (Array.isArray(history)) return history;
  } catch (error) {
    throw new ScheduleError([
      { path: 'log', code: 'text', message: `expected JSON: ${(error as Error).message}` },
    ]);
  }
  throw new ScheduleError([
    { path: 'log.log_history', code: 'field', message: 'expected a list, got nothing' },
  ]);
}
