import { readSync } from 'node:fs';
import { type InputAnswer, inputDescriptor } from '../messages.ts';
import type { Channel } from './channel.ts';
import { interruption } from './run-cell.ts';

/** What a cell may say of its prompt. */
interface PromptOptions {
  /** Whether what is typed stays unseen. */
  readonly password?: boolean;
}

export type Prompt = (message?: string, options?: PromptOptions) => string;

/** The names every cell finds declared. */
export const cellNames = `declare function prompt(message?: string, options?: { readonly password?: boolean }): string;
declare function clearOutput(options?: { readonly wait?: boolean }): void;
`;

/** Makes the `prompt` of cells: it asks the person at the front end and waits for the answer, as in a browser. */
export function openPrompt(channel: Channel, cellNow: () => number, isLive: boolean): Prompt {
  return (message = '', { password = false } = {}) => {
    if (!isLive) throw new Error('prompt: nobody is there to answer');
    channel.send({ type: 'input', cell: cellNow(), prompt: String(message), password });
    const answer = JSON.parse(readLine(inputDescriptor)) as InputAnswer;
    switch (answer.type) {
      case 'value':
        return answer.value;
      case 'refused':
        throw new Error(`prompt: ${answer.reason}`);
      case 'interrupted':
        throw interruption();
    }
  };
}

function readLine(descriptor: number): string {
  const parts: Buffer[] = [];
  const chunk = Buffer.alloc(4096);
  for (;;) {
    let read = 0;
    try {
      read = readSync(descriptor, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EAGAIN' && code !== 'EINTR') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      continue;
    }
    if (read === 0) throw new Error('prompt: the front end is gone');
    parts.push(Buffer.from(chunk.subarray(0, read)));
    if (chunk[read - 1] === 10) return Buffer.concat(parts).toString();
  }
}
