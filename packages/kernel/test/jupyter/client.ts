import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Dealer, Request, Subscriber } from 'zeromq';
import { newFolder } from '../new-folder.ts';

/** A message as a client reads it. */
export interface Received {
  readonly channel: 'shell' | 'control' | 'stdin' | 'iopub';
  readonly header: {
    readonly msg_type: string;
    readonly msg_id: string;
    readonly date: string;
    readonly version: string;
  };
  readonly parent: { readonly msg_id?: string };
  readonly metadata: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any field and compares it.
  readonly content: any;
}

/** Everything a request brought about: its reply, and what was broadcast, up to its `idle`. */
export interface Answered {
  readonly reply: Received;
  readonly shown: readonly Received[];
}

interface ClientSockets {
  readonly shell: Dealer;
  readonly control: Dealer;
  readonly stdin: Dealer;
  readonly iopub: Subscriber;
  readonly heartbeat: Request;
}

const program = fileURLToPath(new URL('../../bin/jupyter-kernel.js', import.meta.url));

/** A kernel and a client of it that shares no code with it. */
export class Client {
  readonly received: Received[] = [];
  readonly cwd: string;
  readonly process: ChildProcess;
  stderr = '';
  readonly #key: string;
  readonly #sockets: ClientSockets;
  readonly #listeners = new Set<() => void>();

  private constructor(cwd: string, child: ChildProcess, key: string, sockets: ClientSockets) {
    this.cwd = cwd;
    this.process = child;
    this.#key = key;
    this.#sockets = sockets;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    for (const channel of ['shell', 'control', 'stdin', 'iopub'] as const) {
      void this.#listen(channel).catch(() => {});
    }
  }

  static async start(
    options: {
      transport?: 'tcp' | 'ipc';
      cwd?: string;
      argv?: readonly string[];
      key?: string;
      env?: Readonly<Record<string, string>>;
      /** How long the kernel has to answer, in milliseconds. */
      patience?: number;
    } = {},
  ): Promise<Client> {
    const { transport = 'tcp', cwd = newFolder(), key = randomUUID(), patience = 60_000 } = options;
    const ip = transport === 'ipc' ? join('/tmp', `lrlab-${randomUUID().slice(0, 8)}`) : '127.0.0.1';
    const ports = transport === 'ipc' ? [1, 2, 3, 4, 5] : await freePorts(5);
    const [shell_port, control_port, iopub_port, stdin_port, hb_port] = ports;
    const connection = { transport, ip, key, signature_scheme: 'hmac-sha256' };
    const file = join(cwd, 'connection file.json');
    writeFileSync(
      file,
      JSON.stringify({ ...connection, shell_port, control_port, iopub_port, stdin_port, hb_port }),
    );
    const argv = (options.argv ?? kernelArgv).map((part) => part.replace('{connection_file}', file));
    const env = { ...process.env, ...options.env };
    const child = spawn(argv[0]!, argv.slice(1), { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = (port: number | undefined) =>
      transport === 'ipc' ? `ipc://${ip}-${port}` : `tcp://${ip}:${port}`;
    const routingId = randomUUID();
    const common = { receiveHighWaterMark: 0, linger: 0 };
    const sockets = {
      shell: new Dealer({ ...common, routingId }),
      control: new Dealer({ ...common, routingId }),
      stdin: new Dealer({ ...common, routingId }),
      iopub: new Subscriber(common),
      heartbeat: new Request({ linger: 0 }),
    };
    sockets.iopub.subscribe();
    sockets.shell.connect(address(shell_port));
    sockets.control.connect(address(control_port));
    sockets.stdin.connect(address(stdin_port));
    sockets.iopub.connect(address(iopub_port));
    sockets.heartbeat.connect(address(hb_port));
    const client = new Client(cwd, child, key, sockets);
    // The subscription must be there before anything counts: asked until a broadcast comes back.
    for (;;) {
      const id = await client.send('control', 'kernel_info_request', {});
      const isReply = (one: Received): boolean => one.channel === 'control' && one.parent.msg_id === id;
      await client.until(isReply, patience).catch(async (error: unknown) => {
        child.kill('SIGKILL');
        await client.stop();
        throw error;
      });
      const isHeard = client.received.some((one) => one.channel === 'iopub' && one.parent.msg_id === id);
      if (isHeard || (await client.find((one) => one.channel === 'iopub' && one.parent.msg_id === id, 200)))
        break;
    }
    return client;
  }

  async #listen(channel: 'shell' | 'control' | 'stdin' | 'iopub'): Promise<void> {
    for await (const frames of this.#sockets[channel]) {
      const at = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>');
      const parts = frames.slice(at + 2, at + 6);
      const signed = parts
        .reduce((hmac, part) => hmac.update(part), createHmac('sha256', this.#key))
        .digest('hex');
      if (this.#key !== '' && frames[at + 1]!.toString() !== signed) throw new Error('wrong signature');
      const [header, parent, metadata, content] = parts.map((part) => JSON.parse(part.toString()));
      this.received.push({ channel, header, parent, metadata, content });
      for (const listener of this.#listeners) listener();
    }
  }

  /** Sends a request and gives its id. */
  async send(
    channel: 'shell' | 'control' | 'stdin',
    type: string,
    content: object,
    options: { readonly key?: string } = {},
  ): Promise<string> {
    const id = randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session: 'test',
      username: 'test',
      date: new Date().toISOString(),
      version: '5.4',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const key = options.key ?? this.#key;
    const signature =
      key === ''
        ? ''
        : parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest('hex');
    await this.#sockets[channel].send(['<IDS|MSG>', signature, ...parts]);
    return id;
  }

  /** Waits for a message; `undefined` where it does not come. */
  find(matches: (one: Received) => boolean, milliseconds: number): Promise<Received | undefined> {
    return new Promise((resolve) => {
      let seen = 0;
      const finish = (found: Received | undefined): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(found);
      };
      const look = (): void => {
        for (; seen < this.received.length; seen++) {
          if (!matches(this.received[seen]!)) continue;
          finish(this.received[seen]);
          return;
        }
      };
      const timer = setTimeout(() => finish(undefined), milliseconds);
      this.#listeners.add(look);
      look();
    });
  }

  async until(matches: (one: Received) => boolean, milliseconds = 30_000): Promise<Received> {
    const found = await this.find(matches, milliseconds);
    if (!found) throw new Error(`no such message came; the kernel says: ${this.stderr || 'nothing'}`);
    return found;
  }

  /** Waits for the reply to a request and for its `idle`. */
  async answered(
    id: string,
    channel: 'shell' | 'control' = 'shell',
    milliseconds = 30_000,
  ): Promise<Answered> {
    const isOwn = (one: Received): boolean => one.parent.msg_id === id;
    const [reply] = await Promise.all([
      this.until((one) => one.channel === channel && isOwn(one), milliseconds),
      this.until(
        (one) => one.header.msg_type === 'status' && isOwn(one) && one.content.execution_state === 'idle',
        milliseconds,
      ),
    ]);
    return { reply, shown: this.received.filter((one) => one.channel === 'iopub' && isOwn(one)) };
  }

  async ask(type: string, content: object, channel: 'shell' | 'control' = 'shell'): Promise<Answered> {
    return this.answered(await this.send(channel, type, content), channel);
  }

  /** Sends a cell without waiting. */
  submit(code: string, content: object = {}): Promise<string> {
    return this.send('shell', 'execute_request', { code, allow_stdin: false, ...content });
  }

  /** Runs a cell. */
  async run(code: string, content: object = {}): Promise<Answered> {
    return this.answered(await this.submit(code, content));
  }

  async beat(text: string): Promise<string> {
    await this.#sockets.heartbeat.send(text);
    const [answer] = await this.#sockets.heartbeat.receive();
    return String(answer);
  }

  /** Ends the kernel, if it is still there. */
  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await gone;
    }
    for (const socket of Object.values(this.#sockets)) socket.close();
  }
}

/** The types of broadcast messages, without the statuses. */
export function typesOf(shown: readonly Received[]): string[] {
  return shown.map(({ header }) => header.msg_type).filter((type) => type !== 'status');
}

/** What was printed. */
export function printedIn(shown: readonly Received[], name = 'stdout'): string {
  return shown
    .filter(({ header, content }) => header.msg_type === 'stream' && content.name === name)
    .map(({ content }) => content.text)
    .join('');
}

/** The plain text of a cell's value. */
export function resultIn(shown: readonly Received[]): string | undefined {
  return shown.find(({ header }) => header.msg_type === 'execute_result')?.content.data['text/plain'];
}

/** The arguments that start a program from another process, which stands for its client and can be killed. */
export function fromAnotherProcess(argv: readonly string[]): string[] {
  const code = `const c = require('node:child_process').spawn(process.argv[1], process.argv.slice(2), { stdio: 'ignore', detached: true }); console.log(c.pid); setInterval(() => {}, 1000);`;
  return [process.execPath, '-e', code, ...argv];
}

/** How this package's kernel is started. */
export const kernelArgv: readonly string[] = [process.execPath, program, '{connection_file}'];

/** The process that holds the variables of a kernel. */
export async function enginePidOf(client: Client): Promise<number> {
  return Number(resultIn((await client.run('process.pid')).shown));
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
