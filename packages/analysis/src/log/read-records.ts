import { open } from 'node:fs/promises';
import { maskedCrc } from './crc32c.ts';
import { faultMaker } from './fault-maker.ts';
import type { LogFault } from './log.ts';

// A record: its length (8 bytes), the masked CRC of that (4), the data, the masked CRC of the data (4); all little-endian.
// https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
const headBytes = 12;
const tailBytes = 4;
const chunkBytes = 1 << 20;
/** A longer record is a picture or a graph, and passed over: what a scalar takes is a few dozen bytes. */
const longest = 8 << 20;

/** Is told of the data of one record, which lies in `bytes` from `start` to `end` until this returns. */
export type VisitRecord = (bytes: Buffer, start: number, end: number) => void;

/**
 * Visits every intact record of a file in order, in constant memory, and tells what is not intact. A record whose data are
 * broken is left out; after a broken length the next place is looked for where a length agrees with its checksum.
 */
export async function readRecords(file: string, visit: VisitRecord): Promise<LogFault[]> {
  const faults = faultMaker(file);
  const handle = await open(file);
  try {
    let buffer = Buffer.allocUnsafe(chunkBytes);
    let [from, to] = [0, 0];
    /** Where the buffer's first byte stands in the file. */
    let base = 0;
    let lostAt = -1;
    const tell = (byteOffset: number, message: string): void => {
      faults.add({ byteOffset, message });
    };
    const found = (): void => {
      if (lostAt >= 0)
        tell(lostAt, `the length of a record is broken; ${base + from - lostAt} bytes are lost`);
      lostAt = -1;
    };
    /** Reads until `bytes` of them are there; whether they are. */
    const has = async (bytes: number): Promise<boolean> => {
      while (to - from < bytes) {
        buffer.copyWithin(0, from, to);
        base += from;
        [from, to] = [0, to - from];
        if (bytes > buffer.length) {
          const grown = Buffer.allocUnsafe(bytes + chunkBytes);
          buffer.copy(grown, 0, 0, to);
          buffer = grown;
        }
        const { bytesRead } = await handle.read(buffer, to, buffer.length - to, base + to);
        if (bytesRead === 0) return false;
        to += bytesRead;
      }
      return true;
    };
    for (;;) {
      if (to - from < headBytes && !(await has(headBytes))) break;
      if (buffer.readUInt32LE(from + 8) !== maskedCrc(buffer, { start: from, end: from + 8 })) {
        if (lostAt < 0) lostAt = base + from;
        from++;
        continue;
      }
      found();
      const length = buffer.readUInt32LE(from) + buffer.readUInt32LE(from + 4) * 2 ** 32;
      const whole = headBytes + length + tailBytes;
      if (length > longest) {
        if ((await handle.stat()).size < base + from + whole) break;
        base += from + whole;
        [from, to] = [0, 0];
        continue;
      }
      if (to - from < whole && !(await has(whole))) break;
      const start = from + headBytes;
      const end = start + length;
      if (buffer.readUInt32LE(end) === maskedCrc(buffer, { start, end })) visit(buffer, start, end);
      else tell(base + from, 'a record is broken: its data do not agree with their checksum');
      from += whole;
    }
    if (lostAt >= 0) tell(lostAt, `the length of a record is broken; ${base + to - lostAt} bytes are lost`);
    else if (to > from) tell(base + from, `the file ends within a record, ${to - from} bytes into it`);
    return faults.made();
  } finally {
    await handle.close();
  }
}
