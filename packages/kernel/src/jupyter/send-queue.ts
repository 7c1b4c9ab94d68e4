import type { Outgoing, Wire } from './wire.ts';

/** What a queue needs of a socket. */
export interface Sender {
  readonly send: (frames: (Buffer | string)[]) => Promise<void>;
}

/** The messages of one socket, sent one after the other in the order of the calls. */
export interface SendQueue {
  readonly push: (message: Outgoing) => void;
  /** Settles when everything pushed so far has been handed to the socket. */
  readonly empty: () => Promise<void>;
}

const longestStream = 1 << 18;
// Nobody sees so short a wait, and what is printed meanwhile is one message.
const streamMilliseconds = 10;

/**
 * Opens the queue of a socket. zeromq refuses a send while another is under way, so each is awaited; streams of one
 * cell that wait behind one another leave as one message.
 */
export function openSendQueue(wire: Wire, sender: Sender, log: (line: string) => void): SendQueue {
  let waiting: Outgoing[] = [];
  let pumping: Promise<void> | undefined;
  let held: NodeJS.Timeout | undefined;

  const begin = (): void => {
    clearTimeout(held);
    held = undefined;
    pumping ??= pump();
  };

  const pump = async (): Promise<void> => {
    // Whoever has just pushed may push more, which may join it.
    await null;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      for (const message of batch) {
        try {
          await sender.send(wire.encode(message));
        } catch (error) {
          log(`${message.type} not sent: ${error}`);
        }
      }
    }
    pumping = undefined;
  };
  return {
    push: (message) => {
      const joined = joinedStream(waiting.at(-1), message);
      if (joined) waiting[waiting.length - 1] = joined;
      else waiting.push(message);
      if (message.type !== 'stream') begin();
      else if (!pumping) held ??= setTimeout(begin, streamMilliseconds);
    },
    empty: async () => {
      if (waiting.length > 0) begin();
      while (pumping) await pumping;
    },
  };
}

function joinedStream(last: Outgoing | undefined, next: Outgoing): Outgoing | undefined {
  if (last?.type !== 'stream' || next.type !== 'stream' || last.parent !== next.parent) return undefined;
  const { name, text } = last.content as { name: string; text: string };
  if (name !== next.content['name'] || text.length >= longestStream) return undefined;
  return { ...last, content: { name, text: text + (next.content['text'] as string) } };
}
