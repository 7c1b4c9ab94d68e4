import { readFile } from 'node:fs/promises';

/** Where the sockets of a kernel are, as Jupyter's connection file tells it. */
export interface Connection {
  readonly transport: 'tcp' | 'ipc';
  readonly ip: string;
  readonly shell_port: number;
  readonly control_port: number;
  readonly iopub_port: number;
  readonly stdin_port: number;
  readonly hb_port: number;
  /** Empty for messages without a signature. */
  readonly key: string;
  /** The hash of the signatures, by Node's name for it. */
  readonly hash: string;
}

const ports = ['shell_port', 'control_port', 'iopub_port', 'stdin_port', 'hb_port'] as const;

/** Reads a connection file. Throws the file system's error, and an error that names every field that is wrong. */
export async function readConnection(path: string): Promise<Connection> {
  return parseConnection(await readFile(path, 'utf8'));
}

export function parseConnection(text: string): Connection {
  const given = JSON.parse(text) as Record<string, unknown>;
  const { transport = 'tcp', ip = '127.0.0.1', key = '', signature_scheme: scheme = 'hmac-sha256' } = given;
  const wrong: string[] = [];
  if (transport !== 'tcp' && transport !== 'ipc')
    wrong.push(`transport: expected tcp or ipc, got ${transport}`);
  if (typeof ip !== 'string') wrong.push(`ip: expected a text, got ${ip}`);
  if (typeof key !== 'string') wrong.push(`key: expected a text, got ${key}`);
  if (typeof scheme !== 'string' || !scheme.startsWith('hmac-')) {
    wrong.push(`signature_scheme: expected hmac-…, got ${scheme}`);
  }
  for (const port of ports) {
    const value = given[port];
    if (!Number.isInteger(value)) wrong.push(`${port}: expected a whole number, got ${value}`);
  }
  if (wrong.length > 0) throw new Error(`connection file: ${wrong.join('; ')}`);
  const hash = String(scheme).slice('hmac-'.length);
  return { ...(given as unknown as Connection), transport, ip, key, hash } as Connection;
}

/** The address of a port: Jupyter writes `tcp://ip:port` and `ipc://path-port`. */
export function addressOf({ transport, ip }: Connection, port: number): string {
  return transport === 'ipc' ? `ipc://${ip}-${port}` : `tcp://${ip}:${port}`;
}
