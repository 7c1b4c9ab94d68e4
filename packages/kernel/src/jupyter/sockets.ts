import { Publisher, Reply, Router } from 'zeromq';
import { addressOf, type Connection } from './connection-file.ts';
import { openSendQueue, type SendQueue } from './send-queue.ts';
import { type Incoming, openWire } from './wire.ts';

export type ChannelName = 'shell' | 'control' | 'stdin';

/** The five sockets of a kernel. */
export interface Sockets {
  readonly shell: SendQueue;
  readonly control: SendQueue;
  readonly stdin: SendQueue;
  readonly iopub: SendQueue;
  /** Lets the last messages leave and closes everything. */
  readonly close: () => Promise<void>;
}

export interface SocketsOptions {
  readonly connection: Connection;
  readonly onMessage: (channel: ChannelName, message: Incoming) => void;
  readonly log: (line: string) => void;
}

const lingerMilliseconds = 1000;

/** Binds the sockets of a connection. What is no message or is signed wrongly is dropped with a line in the log. */
export async function openSockets({ connection, onMessage, log }: SocketsOptions): Promise<Sockets> {
  const wire = openWire(connection);
  // No high-water mark: a client that is slow gets its messages late, but gets them.
  const options = { sendHighWaterMark: 0, receiveHighWaterMark: 0, linger: lingerMilliseconds };
  const routers = {
    shell: new Router({ ...options, handover: true }),
    control: new Router({ ...options, handover: true }),
    stdin: new Router({ ...options, handover: true }),
  };
  const iopub = new Publisher({ sendHighWaterMark: 0, linger: lingerMilliseconds });
  const heartbeat = new Reply({ linger: 0 });
  await Promise.all([
    routers.shell.bind(addressOf(connection, connection.shell_port)),
    routers.control.bind(addressOf(connection, connection.control_port)),
    routers.stdin.bind(addressOf(connection, connection.stdin_port)),
    iopub.bind(addressOf(connection, connection.iopub_port)),
    heartbeat.bind(addressOf(connection, connection.hb_port)),
  ]);

  const listen = async (name: ChannelName): Promise<void> => {
    for await (const frames of routers[name]) {
      try {
        onMessage(name, wire.decode(frames));
      } catch (error) {
        log(`${name}: message dropped: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  const beat = async (): Promise<void> => {
    for await (const frames of heartbeat) await heartbeat.send(frames);
  };
  // A socket that is closed ends its loop.
  for (const name of ['shell', 'control', 'stdin'] as const) listen(name).catch(() => {});
  beat().catch(() => {});

  const queues = {
    shell: openSendQueue(wire, routers.shell, log),
    control: openSendQueue(wire, routers.control, log),
    stdin: openSendQueue(wire, routers.stdin, log),
    iopub: openSendQueue(wire, iopub, log),
  };
  return {
    ...queues,
    close: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.empty()));
      for (const socket of [routers.shell, routers.control, routers.stdin, iopub, heartbeat]) socket.close();
    },
  };
}
