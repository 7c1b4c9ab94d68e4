import { tensorScalar } from './tensor-scalar.ts';
import { type Cursor, lengthTo, signed, skip, varint } from './wire.ts';

/** One scalar of an event file. */
export interface Scalar {
  readonly tag: string;
  readonly step: number;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly value: number;
}

// The fields that a scalar needs, by number, of the protocol buffers Event, Summary and Summary.Value:
// https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/framework and core/util/event.proto
const event = { wallTime: 1, step: 2, summary: 5 };
const summary = { value: 1 };
const summaryValue = { tag: 1, simple: 2, tensor: 8 };

/** Tells `visit` of every scalar of an event, whose bytes go from the cursor to `end`; a fault in them is a `RangeError`. */
export function readEvent(cursor: Cursor, end: number, visit: (scalar: Scalar) => void): void {
  const { bytes } = cursor;
  let [wallTime, step] = [0, 0];
  let [from, to] = [0, 0];
  while (cursor.at < end) {
    const key = varint(cursor);
    if (key === ((event.wallTime << 3) | 1)) {
      wallTime = bytes.readDoubleLE(cursor.at);
      cursor.at += 8;
    } else if (key === event.step << 3) step = signed(cursor);
    else if (key === ((event.summary << 3) | 2)) {
      to = lengthTo(cursor, end);
      from = cursor.at;
      cursor.at = to;
    } else skip(cursor, key, end);
  }
  // The step may stand behind the summary.
  cursor.at = from;
  while (cursor.at < to) {
    const key = varint(cursor);
    if (key === ((summary.value << 3) | 2))
      readValue(cursor, lengthTo(cursor, to), { wallTime, step, visit });
    else skip(cursor, key, to);
  }
}

function readValue(
  cursor: Cursor,
  end: number,
  { wallTime, step, visit }: { wallTime: number; step: number; visit: (scalar: Scalar) => void },
): void {
  const { bytes } = cursor;
  let tag = '';
  let value: number | undefined;
  while (cursor.at < end) {
    const key = varint(cursor);
    if (key === ((summaryValue.tag << 3) | 2)) {
      const to = lengthTo(cursor, end);
      tag = bytes.toString('utf8', cursor.at, to);
      cursor.at = to;
    } else if (key === ((summaryValue.simple << 3) | 5)) {
      value = bytes.readFloatLE(cursor.at);
      cursor.at += 4;
    } else if (key === ((summaryValue.tensor << 3) | 2)) value = tensorScalar(cursor, lengthTo(cursor, end));
    else skip(cursor, key, end);
  }
  if (value !== undefined) visit({ tag, step, wallTime, value });
}
