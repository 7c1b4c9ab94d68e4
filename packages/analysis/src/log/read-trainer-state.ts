import { readFile, stat } from 'node:fs/promises';
import { ScheduleError } from '@lrlab/core';
import { faultMaker } from './fault-maker.ts';
import { parseJson } from './json-text.ts';
import type { LogFault } from './log.ts';
import type { Found } from './rates-found.ts';
import { readFields } from './read-json-lines.ts';

/** One JSON text is read as a whole, so that it may not be of any length. */
const largest = 256 * 2 ** 20;

/** Reads `log_history` of the `trainer_state.json` that Hugging Face's Trainer keeps, or a list of such objects. */
export async function readTrainerState(file: string, found: Found): Promise<LogFault[]> {
  const { size } = await stat(file);
  if (size > largest) throw issueOf(`expected one JSON text of at most ${largest} bytes, got ${size}`);
  const history = historyOf(await readFile(file, 'utf8'));
  const faults = faultMaker(file);
  for (const [row, fields] of history.entries()) {
    if (typeof fields === 'object' && fields !== null)
      readFields(fields as Readonly<Record<string, unknown>>, row, found);
    else
      faults.add({
        message: `log_history[${row}]: expected an object, got ${JSON.stringify(fields)?.slice(0, 40)}`,
      });
  }
  return faults.made();
}

function historyOf(text: string): readonly unknown[] {
  const value = jsonOf(text);
  if (Array.isArray(value)) return value;
  const history = (value as { log_history?: unknown } | null)?.log_history;
  if (Array.isArray(history)) return history;
  throw new ScheduleError([
    { path: 'log.log_history', code: 'field', message: 'expected a list, got nothing' },
  ]);
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw issueOf(`expected JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}

const issueOf = (message: string): ScheduleError =>
  new ScheduleError([{ path: 'log', code: 'text', message }]);
