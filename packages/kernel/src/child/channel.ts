import { writeSync } from 'node:fs';
import type { Message } from '../messages.ts';

/** The child's side of the message pipe. */
export interface Channel {
  readonly send: (message: Message) => void;
  readonly print: (cell: number, name: 'stdout' | 'stderr', text: string) => void;
  /** Sends what is held back of a flood. */
  readonly flush: () => void;
}

const promptWrites = 64;
const batchCharacters = 1 << 16;

/**
 * Opens the pipe to the parent. Writes are synchronous: nothing a cell has said is lost when the process is killed
 * or stuck in a loop a moment later, and a full pipe makes the cell wait. A flood of small prints is batched.
 */
export function openChannel(descriptor: number, onBroken: () => void): Channel {
  const nextTurn = setImmediate;
  let held: { cell: number; name: 'stdout' | 'stderr'; text: string } | undefined;
  let writesThisTurn = 0;

  const write = (message: Message): void => {
    const bytes = Buffer.from(`${JSON.stringify(message)}\n`);
    try {
      for (let sent = 0; sent < bytes.length; ) sent += writeSync(descriptor, bytes, sent);
    } catch {
      onBroken();
    }
  };
  const flush = (): void => {
    if (!held) return;
    const message: Message = { type: 'stream', ...held };
    held = undefined;
    write(message);
  };
  const turnEnds = (): void => {
    writesThisTurn = 0;
    flush();
  };
  return {
    flush,
    send: (message) => {
      flush();
      write(message);
    },
    print: (cell, name, text) => {
      if (writesThisTurn++ === 0) nextTurn(turnEnds);
      if (held && (held.cell !== cell || held.name !== name)) flush();
      if (writesThisTurn <= promptWrites) return write({ type: 'stream', cell, name, text });
      held = { cell, name, text: (held?.text ?? '') + text };
      if (held.text.length >= batchCharacters) flush();
    },
  };
}
