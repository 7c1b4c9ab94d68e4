import type { Fault, Message } from '../messages.ts';
import type { SendQueue } from './send-queue.ts';
import type { Content, Header } from './wire.ts';

/** Everything that is broadcast to all clients of the kernel. */
export interface Publisher {
  readonly status: (state: 'starting' | 'busy' | 'idle', parent?: Header) => void;
  readonly publish: (type: string, content: Content, parent: Header | undefined) => void;
  /** Shows what a cell has shown, under the request that ran it; `count` is the cell's. */
  readonly show: (message: Message, parent: Header | undefined, count: number) => void;
}

export function openPublisher(iopub: SendQueue): Publisher {
  const publish = (type: string, content: Content, parent: Header | undefined): void =>
    iopub.push({ type, content, parent, identities: [type] });
  return {
    publish,
    status: (state, parent) => publish('status', { execution_state: state }, parent),
    show: (message, parent, count) => {
      switch (message.type) {
        case 'stream':
          return publish('stream', { name: message.name, text: message.text }, parent);
        case 'display': {
          const { data, metadata, displayId } = message;
          const transient = displayId === undefined ? {} : { display_id: displayId };
          const type = message.update ? 'update_display_data' : 'display_data';
          return publish(type, { data, metadata, transient }, parent);
        }
        case 'result':
          return publish(
            'execute_result',
            { execution_count: count, data: message.data, metadata: {} },
            parent,
          );
        case 'error':
          return publish('error', errorContent(message.fault), parent);
        case 'clear':
          return publish('clear_output', { wait: message.wait }, parent);
        case 'ready':
        case 'input':
        case 'answer':
        case 'done':
          return;
      }
    },
  };
}

/** An error in Jupyter's words. */
export function errorContent({ ename, evalue, traceback }: Fault): Content {
  return { ename, evalue, traceback };
}
