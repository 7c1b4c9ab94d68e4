import { once } from 'node:events';
import { type Client, printedIn, type Received, resultIn, typesOf } from './client.ts';

export interface Defect {
  readonly topic: string;
  readonly look: (client: Client) => Promise<unknown>;
  /** What ours shows. */
  readonly ours: unknown;
  /** What stock tslab 1.0.22 shows, seen by the same look. */
  readonly stock: unknown;
  /** For a look that ends the kernel or takes long. */
  readonly needsOwn?: true;
}

const shownBy = (code: string) => async (client: Client) => typesOf((await client.run(code)).shown);
const replyTo = (type: string, content: object, channel: 'shell' | 'control') => async (client: Client) => {
  const id = await client.send(channel, type, content);
  const reply = await client.find((one) => one.channel === channel && one.parent.msg_id === id, 1500);
  // Under whichever cell ran last.
  const noise = await client.find(({ content }) => String(content.text).includes(`msg_type: ${type}`), 300);
  return [reply?.header.msg_type, noise?.content.name];
};

/** What stock tslab does wrong, each with a look at it. */
export const defects: readonly Defect[] = [
  {
    topic: 'the input is broadcast, and the last value is a result',
    look: shownBy('1 + 1'),
    ours: ['execute_input', 'execute_result'],
    stock: ['stream'],
  },
  {
    topic: 'what is thrown is an error, and the reply says which',
    look: async (client) => {
      const { shown, reply } = await client.run('throw new TypeError("no")', { stop_on_error: false });
      await new Promise((done) => setTimeout(done, 300));
      return [typesOf(shown).at(-1), reply.content.ename, reply.content.evalue];
    },
    ours: ['error', 'TypeError', 'no'],
    stock: ['stream', undefined, undefined],
  },
  {
    topic: 'the reply is made when the cell has run',
    look: async (client) => {
      const began = Date.now();
      const { reply } = await client.run('await new Promise((done) => setTimeout(done, 400))');
      return Date.parse(reply.header.date) - began >= 390;
    },
    ours: true,
    stock: false,
  },
  {
    topic: 'what is queued behind an error is aborted, in the right word',
    look: async (client) => {
      const ids = [
        await client.submit('await new Promise((done) => setTimeout(done, 100)); throw 1;'),
        await client.submit('1'),
      ];
      const [, second] = await Promise.all(ids.map((id) => client.answered(id)));
      await new Promise((done) => setTimeout(done, 300));
      return second!.reply.content.status;
    },
    ours: 'aborted',
    stock: 'abort',
  },
  {
    topic: 'silent is silent',
    look: async (client) => typesOf((await client.run('console.log(1)', { silent: true })).shown),
    ours: [],
    stock: ['stream'],
  },
  {
    topic: 'user expressions are evaluated',
    look: async (client) =>
      (await client.run('const u = 2;', { user_expressions: { four: 'u * 2' } })).reply.content
        .user_expressions,
    ours: { four: { status: 'ok', data: { 'text/plain': '4' }, metadata: {} } },
    stock: undefined,
  },
  {
    topic: 'stop_on_error false runs the next cell, at once',
    look: async (client) => {
      const ids = [
        await client.submit('throw 1', { stop_on_error: false }),
        await client.submit('console.log("ran")'),
      ];
      const [, second] = await Promise.all(ids.map((id) => client.answered(id)));
      await new Promise((done) => setTimeout(done, 300));
      return [second!.reply.content.status, typesOf(second!.shown).includes('stream')];
    },
    ours: ['ok', true],
    stock: ['abort', false],
  },
  {
    topic: 'a rejection nobody handles fails its cell',
    look: async (client) =>
      (await client.run('Promise.reject(new Error("x")); const y = 1;')).reply.content.status,
    ours: 'error',
    stock: 'ok',
  },
  {
    topic: 'what a timer throws after the cell has ended is an error, under that cell',
    look: async (client) => {
      const id = await client.submit('setTimeout(() => { throw new Error("late") }, 100); const z = 1;');
      await client.answered(id);
      const late = await client.find(
        ({ parent, content }) =>
          parent.msg_id === id &&
          /late/.test(`${content.evalue ?? ''}${content.name === 'stderr' ? content.text : ''}`),
        3000,
      );
      return late?.header.msg_type;
    },
    ours: 'error',
    stock: 'stream',
  },
  {
    topic: 'a session of 100 cells that print loses nothing',
    look: async (client) => {
      const lines = Array.from({ length: 15 }, (_, i) => `${i}\n`).join('');
      for (let i = 0; i < 100; i++) {
        const id = await client.submit('for (let i = 0; i < 15; i++) console.log(i);');
        const isOwn = ({ channel, parent }: Received) => channel === 'iopub' && parent.msg_id === id;
        const idle = await client.find((one) => isOwn(one) && one.content.execution_state === 'idle', 10_000);
        if (!idle || printedIn(client.received.filter(isOwn)) !== lines) return false;
      }
      return true;
    },
    ours: true,
    stock: false,
    needsOwn: true,
  },
  {
    topic: 'three thousand lines and the idle behind them arrive',
    look: async (client) => {
      const id = await client.submit('for (let i = 0; i < 3000; i++) console.log(i);');
      const isIdle = await client.find(
        ({ parent, content }) => parent.msg_id === id && content.execution_state === 'idle',
        4000,
      );
      const text = client.received
        .filter(({ parent, header }) => parent.msg_id === id && header.msg_type === 'stream')
        .map(({ content }) => content.text)
        .join('');
      return [isIdle !== undefined, text === Array.from({ length: 3000 }, (_, i) => `${i}\n`).join('')];
    },
    ours: [true, true],
    stock: [false, false],
    needsOwn: true,
  },
  {
    topic: 'comm_info has its own reply',
    look: replyTo('comm_info_request', {}, 'shell'),
    ours: ['comm_info_reply', undefined],
    stock: ['complete_reply', undefined],
  },
  {
    topic: 'history is answered',
    look: replyTo('history_request', { hist_access_type: 'tail', n: 1, output: false, raw: true }, 'shell'),
    ours: ['history_reply', undefined],
    stock: [undefined, 'stderr'],
  },
  {
    topic: 'interrupt requests are answered',
    look: replyTo('interrupt_request', {}, 'control'),
    ours: ['interrupt_reply', undefined],
    stock: [undefined, 'stderr'],
  },
  {
    topic: 'debug requests are refused, not printed',
    look: replyTo('debug_request', { seq: 1, command: 'initialize' }, 'control'),
    ours: ['debug_reply', undefined],
    stock: [undefined, 'stderr'],
  },
  {
    topic: 'kernel_info has a status and the version of the compiler',
    look: async (client) => {
      const { content } = (await client.ask('kernel_info_request', {})).reply;
      return [content.status, content.language_info.version];
    },
    ours: ['ok', '5.0.4'],
    stock: [undefined, '3.7.2'],
  },
  {
    topic: 'a loop after an await can be interrupted',
    look: async (client) => {
      const id = await client.submit('await null; for (;;) {}');
      await new Promise((done) => setTimeout(done, 500));
      client.process.kill('SIGINT');
      const reply = await client.find((one) => one.channel === 'shell' && one.parent.msg_id === id, 3000);
      return reply?.content.ename;
    },
    ours: 'Interrupted',
    stock: undefined,
    needsOwn: true,
  },
  {
    topic: 'shutdown ends the process in spite of a timer, and repeats restart',
    look: async (client) => {
      await client.run('setInterval(() => {}, 1000); const t = 1;');
      const gone = once(client.process, 'exit').then(() => true);
      const { reply } = await client.ask('shutdown_request', { restart: true }, 'control');
      const isGone = await Promise.race([gone, new Promise((done) => setTimeout(done, 2000, false))]);
      return [reply.content.restart, isGone];
    },
    ours: [true, true],
    stock: [false, false],
    needsOwn: true,
  },
  {
    topic: 'a cell can ask for input',
    look: async (client) => {
      const id = await client.submit('prompt("Name? ")', { allow_stdin: true });
      const asked = await client.find((one) => one.channel === 'stdin' && one.parent.msg_id === id, 2000);
      if (!asked) return undefined;
      await client.send('stdin', 'input_reply', { value: 'Ada' });
      return resultIn((await client.answered(id)).shown);
    },
    ours: 'Ada',
    stock: undefined,
  },
  {
    topic: 'inspect has Markdown',
    look: async (client) =>
      Object.keys(
        (await client.ask('inspect_request', { code: 'parseInt', cursor_pos: 3 })).reply.content.data,
      ),
    ours: ['text/plain', 'text/markdown'],
    stock: ['text/plain'],
  },
  {
    topic: 'is_complete tells what can never be complete',
    look: async (client) =>
      (await client.ask('is_complete_request', { code: 'let = = 3' })).reply.content.status,
    ours: 'invalid',
    stock: 'complete',
  },
  {
    // tslab's own displays are of one type each; under both kernels they are.
    topic: 'a value shows itself in several media types',
    look: async (client) => {
      const code =
        "({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<b>1</b>', 'text/plain': '1' }) })";
      const shown = (await client.run(code)).shown;
      return Object.keys(
        shown.find(({ header }) => header.msg_type === 'execute_result')?.content.data ?? {},
      );
    },
    ours: ['text/html', 'text/plain'],
    stock: [],
  },
  {
    topic: 'a cell that throws keeps what it has declared',
    look: async (client) => {
      await client.run('const told = 5; throw new Error("after")');
      await new Promise((done) => setTimeout(done, 300));
      return (await client.run('told;')).reply.content.status;
    },
    ours: 'ok',
    stock: 'error',
  },
];
