import type { Readable } from 'node:stream';

const newline = 10;

/** Gives every whole line of a stream; a line may be many megabytes and is put together once. */
export function splitLines(stream: Readable, onLine: (line: string) => void): void {
  let parts: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      parts.push(chunk.subarray(from, at));
      onLine(Buffer.concat(parts).toString());
      parts = [];
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
  // A reset pipe is how the end of a killed process looks; the end itself is told by its exit.
  stream.on('error', () => {});
}
