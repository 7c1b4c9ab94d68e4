import { open } from 'node:fs/promises';
import { ScheduleError } from '@lrlab/core';
import { maskedCrc } from './crc32c.ts';
import type { LogFormat } from './log.ts';

/** What a file is by its first bytes, whatever its name. */
export async function formatOf(file: string): Promise<LogFormat> {
  const head = await headOf(file, 1 << 16);
  const isRecord = head.length >= 12 && head.readUInt32LE(8) === maskedCrc(head, { start: 0, end: 8 });
  if (isRecord || /tfevents/.test(file)) return 'tensorboard';
  if (head.length === 0) throw issueOf(`expected a log, got an empty file: ${file}`);
  // A byte of 0 is in no CSV and no JSON, but in every other file of a run: a checkpoint, an archive, a picture.
  if (head.includes(0))
    throw issueOf(`expected an event file, CSV or JSON, got bytes that are no text in ${file}`);
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.startsWith('[')) return 'trainer-state';
  if (!text.startsWith('{')) return 'csv';
  // A whole object on the first line is one of many; the Trainer writes one over many lines.
  return /^\{[^\n]*\}\s*(\n|$)/.test(text) && !/^\{[^\n]*"log_history"/.test(text)
    ? 'json-lines'
    : 'trainer-state';
}

const issueOf = (message: string): ScheduleError =>
  new ScheduleError([{ path: 'log', code: 'text', message }]);

/** Event files by the time of their first record: names begin with it, too, but may have been changed. */
export async function inOrder(files: readonly string[]): Promise<readonly string[]> {
  const begun = await Promise.all(files.map(async (file) => [file, await beginOf(file)] as const));
  return begun.sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1)).map(([file]) => file);
}

/** The time in the first record, in seconds since 1970: a double behind the key of field 1. */
async function beginOf(file: string): Promise<number> {
  const head = await headOf(file, 21);
  const seconds = head.length === 21 && head[12] === 9 ? head.readDoubleLE(13) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : Number(/tfevents\.(\d+)/.exec(file)?.[1] ?? 0);
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
