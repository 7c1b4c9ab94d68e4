import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ScheduleError } from '@lrlab/core';
import { formatOf, inOrder } from './format-of.ts';
import type { LogFormat } from './log.ts';

/** The files of one run, in order, and their format. */
export interface Files {
  readonly format: LogFormat;
  readonly files: readonly string[];
}

/** What a folder may hold in place of event files, as the tools name it, what is nearest first; and which of several is the log. */
const known: readonly { readonly name: RegExp; readonly of: 'one' | 'last' | 'all' }[] = [
  { name: /^trainer_state\.json$/, of: 'one' },
  // Each checkpoint of Hugging Face's Trainer has what was logged up to it.
  { name: /^checkpoint-\d+\/trainer_state\.json$/, of: 'last' },
  { name: /^(metrics|results)\.csv$/, of: 'one' },
  { name: /^vis_data\/scalars\.json$/, of: 'all' },
  // MMEngine and MMCV begin a new one, named after the time, wherever a run is resumed.
  { name: /^\d+_\d+\/vis_data\/scalars\.json$/, of: 'all' },
  { name: /^[^/]*\.log\.json$/, of: 'all' },
];

/** The file itself, or what a folder holds of one run. */
export async function filesOf(path: string): Promise<Files> {
  if (!(await stat(path)).isDirectory()) return { format: await formatOf(path), files: [path] };
  const names = (await readdir(path, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
  const events = eventFiles(names);
  if (events.length > 0) {
    return { format: 'tensorboard', files: await inOrder(events.map((name) => join(path, name))) };
  }
  for (const { name, of } of known) {
    const met = names.filter((one) => name.test(one)).sort(byNumbers);
    if (met.length === 0) continue;
    if (of === 'one' && met.length > 1) throw issueOf(`expected one log in ${path}, got ${met.join(', ')}`);
    const files = (of === 'last' ? met.slice(-1) : met).map((one) => join(path, one));
    return { format: await formatOf(files[0]!), files };
  }
  throw issueOf(
    `expected event files, or trainer_state.json, metrics.csv, results.csv, vis_data/scalars.json, got none of them in ${path}`,
  );
}

/** Those in the folder itself, or else those of the one folder below it that has some. */
function eventFiles(names: readonly string[]): readonly string[] {
  const events = names.filter((name) => /tfevents/.test(name));
  const here = events.filter((name) => !name.includes('/'));
  if (here.length > 0) return here;
  const runs = [...new Set(events.map((name) => name.replace(/[^/]*$/, '')))].sort();
  if (runs.length > 1)
    throw issueOf(`expected the folder of one run, got ${runs.length}: ${runs.slice(0, 10).join(', ')}`);
  return events;
}

const byNumbers = new Intl.Collator('en', { numeric: true }).compare;

const issueOf = (message: string): ScheduleError =>
  new ScheduleError([{ path: 'log', code: 'field', message }]);
