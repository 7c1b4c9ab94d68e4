// Slicing by four: table[n][byte] is the remainder of the byte with n bytes of zeros behind it.
const tables = Array.from({ length: 4 }, () => new Int32Array(256));
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  tables[0]![byte] = crc;
}
for (let n = 1; n < 4; n++) {
  for (let byte = 0; byte < 256; byte++) {
    const before = tables[n - 1]![byte]!;
    tables[n]![byte] = (before >>> 8) ^ tables[0]![before & 0xff]!;
  }
}
const [t0, t1, t2, t3] = tables as [Int32Array, Int32Array, Int32Array, Int32Array];

/** The CRC-32C (Castagnoli, RFC 3720) of the bytes from `start` to `end`, masked as TFRecord stores it. */
export function maskedCrc(bytes: Uint8Array, { start, end }: { start: number; end: number }): number {
  let crc = -1;
  let at = start;
  for (const last = end - 4; at <= last; at += 4) {
    const word = crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24));
    crc = t3[word & 0xff]! ^ t2[(word >>> 8) & 0xff]! ^ t1[(word >>> 16) & 0xff]! ^ t0[word >>> 24]!;
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ t0[(crc ^ bytes[at]!) & 0xff]!;
  const whole = ~crc;
  return (((whole >>> 15) | (whole << 17)) + 0xa282ead8) >>> 0;
}
