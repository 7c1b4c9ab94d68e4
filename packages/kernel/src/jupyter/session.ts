import { setImmediate as turn } from 'node:timers/promises';
import type { Message } from '../messages.ts';
import { editorReply, questionOf } from './answer-editor.ts';
import { deathFault } from './death-fault.ts';
import { type EngineProcess, startEngineProcess } from './engine-process.ts';
import { openHistory } from './history.ts';
import { openInput } from './input.ts';
import { kernelInfo } from './kernel-info.ts';
import { openPublisher } from './publish.ts';
import { openRunRequests } from './run-requests.ts';
import type { ChannelName, Sockets } from './sockets.ts';
import type { Content, Incoming } from './wire.ts';

/** A kernel at work: takes every message of its clients. */
export interface Session {
  readonly take: (channel: ChannelName, message: Incoming) => void;
  /** Interrupts what is under way, as a signal does. */
  readonly interrupt: () => void;
  /** Ends the process with the variables. */
  readonly close: () => Promise<void>;
}

export interface SessionOptions {
  readonly cwd: string;
  readonly sockets: Sockets;
  readonly log: (line: string) => void;
  /** A client has asked for the end. */
  readonly onShutdown: () => void;
}

interface Queued {
  readonly message: Incoming;
  isAborted: boolean;
}

/** Opens a session; requests on the shell channel are answered one after the other, those on control at once. */
export function openSession({ cwd, sockets, log, onShutdown }: SessionOptions): Session {
  const publisher = openPublisher(sockets.iopub);
  const history = openHistory();
  let queue: Queued[] = [];
  let isWorking = false;
  const runs = openRunRequests({ process: () => process, publisher, history });
  const input = openInput({ stdin: sockets.stdin, answer: (answer) => process.answerInput(answer) });
  const process: EngineProcess = startEngineProcess({
    cwd,
    onMessage: (message: Message) => {
      if (message.type === 'input') input.ask(message, runs.now());
      else runs.take(message);
    },
    onRaw: (name, text) => runs.take({ type: 'stream', cell: runs.now()?.id ?? 0, name, text }),
    onIdleDeath: (death) => {
      const text = `${deathFault(death).traceback.join('\n')}\n`;
      runs.take({ type: 'stream', cell: runs.now()?.id ?? 0, name: 'stderr', text });
    },
  });

  const reply = (
    channel: 'shell' | 'control',
    { header, identities }: Incoming,
    content: Content,
    metadata: Content = {},
  ): void => {
    const type = header.msg_type.replace(/_request$/, '_reply');
    sockets[channel].push({ type, content, metadata, parent: header, identities });
  };
  /** Requests that are answered the same on both channels; false for all others. */
  const answerPlain = (channel: 'shell' | 'control', message: Incoming): boolean => {
    const { header, content } = message;
    switch (header.msg_type) {
      case 'kernel_info_request':
        reply(channel, message, kernelInfo());
        return true;
      case 'interrupt_request':
        interrupt();
        reply(channel, message, { status: 'ok' });
        return true;
      case 'shutdown_request': {
        const answer = { status: 'ok', restart: content['restart'] === true };
        reply(channel, message, answer);
        publisher.publish('shutdown_reply', answer, header);
        onShutdown();
        return true;
      }
      case 'debug_request':
        reply(channel, message, {
          type: 'response',
          request_seq: content['seq'] ?? 0,
          success: false,
          command: content['command'] ?? '',
          message: 'this kernel has no debugger',
        });
        return true;
      case 'comm_info_request':
        reply(channel, message, { status: 'ok', comms: {} });
        return true;
      case 'comm_open':
        publisher.publish('comm_close', { comm_id: content['comm_id'], data: {} }, header);
        return true;
      case 'comm_msg':
      case 'comm_close':
        return true;
      default:
        return false;
    }
  };
  const answerShell = async (message: Incoming, isAborted: boolean): Promise<void> => {
    const { header, content } = message;
    const { msg_type: type } = header;
    if (isAborted) return reply('shell', message, { status: 'aborted' }, { status: 'aborted' });
    if (type === 'execute_request') {
      const end = await runs.execute(message);
      if (end.mustStop) {
        // Whatever was sent before the failure was known is here after a turn.
        await turn();
        await turn();
        for (const queued of queue) queued.isAborted = queued.message.header.msg_type === 'execute_request';
      }
      return reply('shell', message, end.content, end.metadata);
    }
    const question = questionOf(type, content);
    if (question) return reply('shell', message, editorReply(question, await process.ask(question)));
    if (type === 'history_request') {
      const withOutputs = content['output'] === true;
      const entries = history
        .of(content)
        .map(([session, line, source]) => [session, line, withOutputs ? [source, null] : source]);
      return reply('shell', message, { status: 'ok', history: entries });
    }
    if (!answerPlain('shell', message)) log(`shell: unknown message ${type}`);
  };
  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { message, isAborted } = next;
      publisher.status('busy', message.header);
      try {
        await answerShell(message, isAborted);
      } catch (error) {
        log(`${message.header.msg_type}: ${error instanceof Error ? error.stack : error}`);
      }
      publisher.status('idle', message.header);
    }
    isWorking = false;
  };
  const interrupt = (): void => {
    if (!input.interrupt()) process.interrupt();
  };
  const take = (channel: ChannelName, message: Incoming): void => {
    const { msg_type: type } = message.header;
    if (channel === 'stdin') {
      if (type !== 'input_reply' || !input.take(message)) log(`stdin: unexpected message ${type}`);
      return;
    }
    // A client of old asks for these on the shell channel; they cannot wait for a cell.
    const isUrgent = type === 'shutdown_request' || type === 'interrupt_request';
    if (channel === 'shell' && !isUrgent) {
      queue.push({ message, isAborted: false });
      return void work();
    }
    publisher.status('busy', message.header);
    if (!answerPlain(channel, message)) log(`${channel}: unknown message ${type}`);
    publisher.status('idle', message.header);
  };
  publisher.status('starting');
  return {
    take,
    interrupt,
    close: async () => {
      queue = [];
      await process.close();
    },
  };
}
