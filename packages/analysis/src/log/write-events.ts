import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issue, ScheduleError } from '@lrlab/core';
import { maskedCrc } from './crc32c.ts';

/** The values of one tag, one a step. */
export interface Scalars {
  readonly tag: string;
  readonly steps: ArrayLike<number>;
  readonly rates: ArrayLike<number>;
}

/**
 * Writes a TensorBoard event file into a folder, which is made if it is not there, and tells its name; values are single
 * precision there, as PyTorch's `SummaryWriter` writes them. Several tags stand one after the other.
 *
 * `seconds` is the time since 1970 of the first step, which the name begins with; each step is a second later.
 *
 * @example
 * const rates = [0.1, 0.05, 0];
 * const file = await writeEvents('.report/runs/cosine', [{ tag: 'learning_rate', steps: [0, 1, 2], rates }], { seconds: 1_700_000_000 });
 * file; // => '.report/runs/cosine/events.out.tfevents.1700000000.lrlab'
 */
export async function writeEvents(
  folder: string,
  all: readonly Scalars[],
  { seconds = Math.floor(Date.now() / 1000) }: { readonly seconds?: number } = {},
): Promise<string> {
  const issues = all.flatMap(({ tag, steps, rates }) => issuesOf(tag, steps, rates));
  if (issues.length > 0) throw new ScheduleError(issues);
  await mkdir(folder, { recursive: true });
  const file = join(folder, `events.out.tfevents.${seconds}.lrlab`);
  const handle = await open(file, 'w');
  try {
    let pieces: Buffer[] = [recordOf(versionEvent(seconds))];
    for (const { tag, steps, rates } of all) {
      const name = Buffer.from(tag);
      for (let i = 0; i < steps.length; i++) {
        pieces.push(
          recordOf(scalarEvent(name, { step: steps[i]!, rate: rates[i]!, wallTime: seconds + steps[i]! })),
        );
        if (pieces.length >= 4096) {
          await handle.write(Buffer.concat(pieces));
          pieces = [];
        }
      }
    }
    await handle.write(Buffer.concat(pieces));
  } finally {
    await handle.close();
  }
  return file;
}

function issuesOf(tag: string, steps: ArrayLike<number>, rates: ArrayLike<number>): Issue[] {
  if (steps.length === rates.length) {
    const wrong = Array.from(steps).findIndex((step) => !(Number.isSafeInteger(step) && step >= 0));
    if (wrong < 0) return [];
    const message = `expected a whole number from 0, got ${steps[wrong]}`;
    return [{ path: `${tag}.steps[${wrong}]`, code: 'range', message }];
  }
  const message = `expected one rate for each of ${steps.length} steps, got ${rates.length}`;
  return [{ path: `${tag}.rates`, code: 'size', message }];
}

/** Field 1 is the time, field 3 the version of the format, which a reader looks for first. */
function versionEvent(wallTime: number): Buffer {
  const version = Buffer.from('brain.Event:2');
  const event = Buffer.alloc(9 + 2 + version.length);
  event[0] = (1 << 3) | 1;
  event.writeDoubleLE(wallTime, 1);
  event[9] = (3 << 3) | 2;
  event[10] = version.length;
  version.copy(event, 11);
  return event;
}

/** Time (1), step (2), and a summary (5) of one value (1): its tag (1) and its number (2). */
function scalarEvent(
  tag: Buffer,
  { step, rate, wallTime }: { step: number; rate: number; wallTime: number },
): Buffer {
  const number = Buffer.alloc(5);
  number[0] = (2 << 3) | 5;
  number.writeFloatLE(rate, 1);
  const value = Buffer.concat([Buffer.from([(1 << 3) | 2, ...varint(tag.length)]), tag, number]);
  const summary = Buffer.concat([Buffer.from([(1 << 3) | 2, ...varint(value.length)]), value]);
  const time = Buffer.alloc(9);
  time[0] = (1 << 3) | 1;
  time.writeDoubleLE(wallTime, 1);
  const head = Buffer.from([2 << 3, ...varint(step), (5 << 3) | 2, ...varint(summary.length)]);
  return Buffer.concat([time, head, summary]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 128);
  }
}

/** Length, masked CRC of it, data, masked CRC of them: TFRecord. */
function recordOf(data: Buffer): Buffer {
  const record = Buffer.alloc(12 + data.length + 4);
  record.writeUInt32LE(data.length, 0);
  record.writeUInt32LE(maskedCrc(record, { start: 0, end: 8 }), 8);
  data.copy(record, 12);
  record.writeUInt32LE(maskedCrc(data, { start: 0, end: data.length }), 12 + data.length);
  return record;
}
