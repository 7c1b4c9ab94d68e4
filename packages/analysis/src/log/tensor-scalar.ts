import { after, type Cursor, lengthTo, signed, skip, varint } from './wire.ts';

// Fields of TensorProto by number: https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/tensor.proto
const tensor = { type: 1, shape: 2, content: 4, half: 13, float: 5, double: 6, int: 7, int64: 10 };

const dataType = { float: 1, double: 2, int32: 3, int64: 9, bfloat16: 14, half: 19 };

/** The one number of a tensor of one number, or nothing. */
export function tensorScalar(cursor: Cursor, end: number): number | undefined {
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
