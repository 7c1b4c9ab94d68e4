// The wire format of protocol buffers: https://protobuf.dev/programming-guides/encoding

/** A place in bytes; every function below moves it on. */
export interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

/** The place behind a number of the wire. */
export function after(bytes: Buffer, at: number): number {
  const cursor = { bytes, at };
  varint(cursor);
  return cursor.at;
}

/** A number of seven bits a byte, the lowest first. */
export function varint(cursor: Cursor): number {
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
export const signed = (cursor: Cursor): number => {
  const value = varint(cursor);
  return value >= 2 ** 63 ? value - 2 ** 64 : value;
};

/** Where a field ends whose length stands here; it may not go beyond `end`. */
export function lengthTo(cursor: Cursor, end: number): number {
  const to = varint(cursor) + cursor.at;
  if (!(to <= end)) throw new RangeError('a field is longer than what it is in');
  return to;
}

/** Passes over a field that nobody asks for. */
export function skip(cursor: Cursor, key: number, end: number): void {
  const kind = key & 7;
  if (kind === 0) varint(cursor);
  else if (kind === 1) cursor.at += 8;
  else if (kind === 2) cursor.at = lengthTo(cursor, end);
  else if (kind === 5) cursor.at += 4;
  else throw new RangeError(`a field has the unknown kind ${kind}`);
}
