import { readConnection } from './connection-file.ts';
import { openSession, type Session } from './session.ts';
import { openSockets } from './sockets.ts';
import { watchClient } from './watch-client.ts';
import type { Incoming } from './wire.ts';

/**
 * Runs a Jupyter kernel on the sockets of a connection file, in the current folder, until a client asks for its end,
 * its client is gone or it is told to terminate. Throws what reading the file and binding the sockets throw.
 */
export async function runKernel(connectionPath: string): Promise<void> {
  const log = (line: string): void => {
    process.stderr.write(`lrlab kernel: ${line}\n`);
  };
  // A server that is gone takes no log either.
  process.stderr.on('error', () => {});
  const connection = await readConnection(connectionPath);
  let session: Session | undefined;
  const early: [Parameters<Session['take']>[0], Incoming][] = [];
  const sockets = await openSockets({
    connection,
    log,
    onMessage: (channel, message) => {
      if (session) session.take(channel, message);
      else early.push([channel, message]);
    },
  });
  await new Promise<void>((resolve) => {
    watchClient(resolve);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    const opened = openSession({ cwd: process.cwd(), sockets, log, onShutdown: resolve });
    session = opened;
    process.on('SIGINT', opened.interrupt);
    for (const [channel, message] of early.splice(0)) opened.take(channel, message);
  });
  await session?.close();
  await sockets.close();
}
