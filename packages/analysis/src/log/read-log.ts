import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ScheduleError } from '@lrlab/core';
import { maskedCrc } from './crc32c.ts';
import type { Log, LogFault, LogFormat } from './log.ts';
import { type Found, ratesFound } from './rates-found.ts';
import { readCsv } from './read-csv.ts';
import { readEvents } from './read-events.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readTrainerState } from './read-trainer-state.ts';

type Read = (file: string, found: Found) => Promise<readonly LogFault[]>;

const readers: Readonly<Record<LogFormat, Read>> = {
  tensorboard: (file, found) =>
    readEvents(file, ({ tag, step, value }) => {
      if (found.wants(tag)) found.add(tag, { index: step, indexName: 'step', rate: value });
    }),
  'trainer-state': readTrainerState,
  csv: readCsv,
  'json-lines': readJsonLines,
};

/**
 * The learning rates that a training run left behind: TensorBoard's event files (one, or a folder of them in the order in which
 * they were begun), Hugging Face's `trainer_state.json`, CSV (Lightning, YOLO, DeepSpeed, W&B, any with a header), and a JSON
 * object a line (MMEngine, MMCV, W&B).
 *
 * Rates are every tag or column whose name says learning rate, or the one that `tag` names. What is broken is told in
 * `faults`, and everything else is read. Of more than a million points of a tag every second is kept, or every fourth and so on.
 *
 * @example
 * const scalars = { tag: 'train/lr', steps: [0, 10, 20], rates: [0.5, 0.25, 0.125] };
 * await writeEvents('.report/runs/a', [scalars], { seconds: 1_700_000_000 });
 * const { format, series } = await readLog('.report/runs/a');
 * format; // => 'tensorboard'
 * series[0]?.rates; // => [0.5, 0.25, 0.125]
 */
export async function readLog(
  path: string,
  { tag }: { readonly tag?: string | undefined } = {},
): Promise<Log> {
  const { format, files } = await filesOf(path);
  const found = ratesFound(tag);
  const faults: LogFault[] = [];
  for (const file of files) {
    found.nextFile();
    faults.push(...(await readers[format](file, found)));
  }
  return { format, files, series: found.series(), faults };
}

/** What a folder may hold in place of event files, as the tools name it. */
const known = ['trainer_state.json', 'metrics.csv', 'results.csv', 'vis_data/scalars.json'];

async function filesOf(path: string): Promise<{ format: LogFormat; files: readonly string[] }> {
  if (!(await stat(path)).isDirectory()) return { format: await formatOf(path), files: [path] };
  const names = await readdir(path, { recursive: true });
  const events = names.filter((name) => /tfevents/.test(name)).sort();
  const here = events.filter((name) => !/[\\/]/.test(name));
  const runs = new Set(events.map((name) => name.replace(/[^\\/]*$/, '')));
  if (here.length === 0 && runs.size > 1) {
    throw issueOf(`expected the folder of one run, got ${runs.size}: ${[...runs].slice(0, 10).join(', ')}`);
  }
  const chosen = here.length > 0 ? here : events;
  if (chosen.length > 0) {
    return { format: 'tensorboard', files: await inOrder(chosen.map((name) => join(path, name))) };
  }
  const name = known.find((one) => names.some((met) => met.replaceAll('\\', '/') === one));
  if (name === undefined)
    throw issueOf(`expected event files, or ${known.join(', ')}, got none of them in ${path}`);
  const file = join(path, name);
  return { format: await formatOf(file), files: [file] };
}

const issueOf = (message: string): ScheduleError =>
  new ScheduleError([{ path: 'log', code: 'field', message }]);

/** Files by the time of their first record: names begin with it, too, but may have been changed. */
async function inOrder(files: readonly string[]): Promise<readonly string[]> {
  const begun = await Promise.all(files.map(async (file) => [file, await beginOf(file)] as const));
  return begun.sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([file]) => file);
}

/** The time in the first record, in seconds since 1970: a double behind the key of field 1. */
async function beginOf(file: string): Promise<number> {
  const head = await headOf(file, 21);
  const seconds = head.length === 21 && head[12] === 9 ? head.readDoubleLE(13) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : Number(/tfevents\.(\d+)/.exec(file)?.[1] ?? 0);
}

async function formatOf(file: string): Promise<LogFormat> {
  const head = await headOf(file, 1 << 16);
  const isRecord = head.length >= 12 && head.readUInt32LE(8) === maskedCrc(head, { start: 0, end: 8 });
  if (isRecord || /tfevents/.test(file)) return 'tensorboard';
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (!text.startsWith('{')) return 'csv';
  // A whole object on the first line is one of many; the Trainer writes one over many lines.
  return /^\{[^\n]*\}\s*(\n|$)/.test(text) && !/^\{[^\n]*"log_history"/.test(text)
    ? 'json-lines'
    : 'trainer-state';
}

async function headOf(file: string, bytes: number): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
