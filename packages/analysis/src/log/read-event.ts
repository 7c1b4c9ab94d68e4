/** One scalar of an event file. */
export interface Scalar {
  readonly tag: string;
  readonly step: number;
  /** Seconds since 1970. */
  readonly wallTime: number;
  readonly value: number;
}

// The fields that a scalar needs, by number, of the protocol buffers Event, Summary, Summary.Value and TensorProto:
// https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/framework and core/util/event.proto
const event = { wallTime: 1, step: 2, summary: 5 };
const summary = { value: 1 };
const summaryValue = { tag: 1, simple: 2, tensor: 8 };
const tensor = { type: 1, shape: 2, content: 4, half: 13, float: 5, double: 6, int: 7, int64: 10 };

/** A place in bytes; every function below moves it on. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

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

const dataType = { float: 1, double: 2, int32: 3, int64: 9, bfloat16: 14, half: 19 };

/** The one number of a tensor of one number, or nothing. */
function tensorScalar(cursor: Cursor, end: number): number | undefined {
  const { bytes } = cursor;
  let [type, size] = [0, 1];
  let read: (() => number) | undefined;
  while (cursor.at < end) {
    const key = varint(cursor);
    const field = key >>> 3;
    if (key === tensor.type << 3) {
      type = varint(cursor);
      continue;
    }
    const from = cursor.at;
    if (key === ((tensor.shape << 3) | 2)) size = sizeOfShape(cursor, lengthTo(cursor, end));
    else skip(cursor, key, end);
    // The numbers of a field are packed behind their length; of the content, the bytes are.
    const packed = (key & 7) === 2;
    const start = packed ? after(bytes, from) : from;
    if (field === tensor.content) read = () => contentAt(bytes, start, type, cursor.at - start);
    else if (field === tensor.float) read = () => bytes.readFloatLE(start);
    else if (field === tensor.double) read = () => bytes.readDoubleLE(start);
    else if (field === tensor.int || field === tensor.int64) read = () => signed({ bytes, at: start });
    else if (field === tensor.half) read = () => halfOf(varint({ bytes, at: start }), type);
  }
  return size === 1 ? read?.() : undefined;
}

function contentAt(bytes: Buffer, at: number, type: number, length: number): number {
  if (length === 0) return Number.NaN;
  switch (type) {
    case dataType.float:
      return bytes.readFloatLE(at);
    case dataType.double:
      return bytes.readDoubleLE(at);
    case dataType.int32:
      return bytes.readInt32LE(at);
    case dataType.int64:
      return Number(bytes.readBigInt64LE(at));
    case dataType.half:
    case dataType.bfloat16:
      return halfOf(bytes.readUInt16LE(at), type);
    default:
      return Number.NaN;
  }
}

/** A number of 16 bits: TensorFlow's bfloat16, or IEEE's half. */
function halfOf(bits: number, type: number): number {
  if (type === dataType.bfloat16) {
    const view = new DataView(new ArrayBuffer(4));
    view.setUint16(0, bits);
    return view.getFloat32(0);
  }
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : fraction * 2 ** -24);
}

/** How many numbers a tensor of this shape holds. */
function sizeOfShape(cursor: Cursor, end: number): number {
  let size = 1;
  while (cursor.at < end) {
    const key = varint(cursor);
    if (key !== ((2 << 3) | 2)) {
      skip(cursor, key, end);
      continue;
    }
    const to = lengthTo(cursor, end);
    let length = 0;
    while (cursor.at < to) {
      const inner = varint(cursor);
      if (inner === 1 << 3) length = varint(cursor);
      else skip(cursor, inner, to);
    }
    size *= length;
  }
  return size;
}

function after(bytes: Buffer, at: number): number {
  const cursor = { bytes, at };
  varint(cursor);
  return cursor.at;
}

function varint(cursor: Cursor): number {
  const { bytes } = cursor;
  let value = 0;
  for (let scale = 1; scale < 2 ** 70; scale *= 128) {
    const byte = bytes[cursor.at++]!;
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  throw new RangeError('a number is longer than ten bytes');
}

/** A number of 64 bits with a sign, which TensorFlow writes as it is in memory. */
const signed = (cursor: Cursor): number => {
  const value = varint(cursor);
  return value >= 2 ** 63 ? value - 2 ** 64 : value;
};

function lengthTo(cursor: Cursor, end: number): number {
  const to = varint(cursor) + cursor.at;
  if (!(to <= end)) throw new RangeError('a field is longer than what it is in');
  return to;
}

function skip(cursor: Cursor, key: number, end: number): void {
  const kind = key & 7;
  if (kind === 0) varint(cursor);
  else if (kind === 1) cursor.at += 8;
  else if (kind === 2) cursor.at = lengthTo(cursor, end);
  else if (kind === 5) cursor.at += 4;
  else throw new RangeError(`a field has the unknown kind ${kind}`);
}
