import type { InputAnswer, Message } from '../messages.ts';
import type { CellRequest } from './run-requests.ts';
import type { SendQueue } from './send-queue.ts';
import type { Incoming } from './wire.ts';

/** The prompts of cells on their way to the person, and the answers on their way back. */
export interface Input {
  readonly ask: (message: Message & { readonly type: 'input' }, cell: CellRequest | undefined) => void;
  /** False where nothing was asked. */
  readonly take: (reply: Incoming) => boolean;
  /** Ends a prompt that waits; false where none does. */
  readonly interrupt: () => boolean;
}

export interface InputOptions {
  readonly stdin: SendQueue;
  readonly answer: (answer: InputAnswer) => void;
}

export function openInput({ stdin, answer }: InputOptions): Input {
  let isAsked = false;
  const finish = (given: InputAnswer): boolean => {
    if (!isAsked) return false;
    isAsked = false;
    answer(given);
    return true;
  };
  return {
    ask: ({ cell: id, prompt, password }, cell) => {
      isAsked = true;
      if (cell === undefined || cell.id !== id) {
        finish({ type: 'refused', reason: 'the cell that asks is over' });
      } else if (cell.request.content['allow_stdin'] !== true) {
        finish({ type: 'refused', reason: 'this front end takes no input (allow_stdin is false)' });
      } else {
        const { header: parent, identities } = cell.request;
        stdin.push({ type: 'input_request', content: { prompt, password }, parent, identities });
      }
    },
    take: ({ content }) => finish({ type: 'value', value: String(content['value'] ?? '') }),
    interrupt: () => finish({ type: 'interrupted' }),
  };
}
