import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive, until } from '../run.ts';
import { Client, enginePidOf, fromAnotherProcess, kernelArgv, printedIn, resultIn } from './client.ts';

describe('the end of a cell', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start();
  });
  afterAll(() => client.stop());

  test.each([
    ['a loop', 'while (true) {}'],
    ['a pending await', 'await new Promise(() => {});'],
    ['a loop after an await', 'await null; while (true) {}'],
    ['a loop in a promise nobody awaits', 'Promise.resolve().then(() => { while (true) {} }); 1'],
  ])('%s is interrupted, and the variables stay', async (_name, loop) => {
    await client.run('var survivor = 41;');
    const id = await client.submit(`console.log('in');\n${loop}`);
    await client.until(({ parent, header }) => parent.msg_id === id && header.msg_type === 'stream');
    const interrupt = await client.ask('interrupt_request', {}, 'control');
    expect(interrupt.reply.content).toEqual({ status: 'ok' });
    const { reply } = await client.answered(id);
    expect(reply.content).toMatchObject({ status: 'error', ename: 'Interrupted' });
    const after = await client.run('survivor + 1');
    expect([after.reply.content.evalue, resultIn(after.shown)]).toEqual([undefined, '42']);
  });

  test('a prompt and a signal interrupt as well', async () => {
    const id = await client.submit('prompt("wait")', { allow_stdin: true });
    await client.until(({ channel, content }) => channel === 'stdin' && content.prompt === 'wait');
    client.process.kill('SIGINT');
    expect((await client.answered(id)).reply.content.ename).toBe('Interrupted');
    const loop = await client.submit('console.log("in"); for (;;) {}');
    await client.until(({ parent, header }) => parent.msg_id === loop && header.msg_type === 'stream');
    client.process.kill('SIGINT');
    expect((await client.answered(loop)).reply.content.ename).toBe('Interrupted');
    expect((await client.run('1')).reply.content.status).toBe('ok');
  });

  test.each([
    ['process.exit(3)', 'ended with exit code 3'],
    ["process.kill(process.pid, 'SIGKILL'); await new Promise(() => {});", 'was killed by SIGKILL'],
  ])('%s ends the variables, not the kernel', async (code, how) => {
    await client.run('var gone = 1;');
    const { reply } = await client.run(code);
    expect(reply.content).toMatchObject({
      status: 'error',
      ename: 'ProcessEnded',
      evalue: `the process of this notebook ${how}; it is started again, without its variables`,
    });
    expect((await client.run('gone')).reply.content.evalue).toContain("Cannot find name 'gone'");
    expect(resultIn((await client.run('1 + 1')).shown)).toBe('2');
  });
});

describe.concurrent('the end of a kernel', () => {
  test('an interrupt that comes before the process is ready is for the cell that waits', async () => {
    const client = await Client.start();
    const id = await client.submit('for (;;) {}');
    await client.until(({ parent, header }) => parent.msg_id === id && header.msg_type === 'execute_input');
    await client.ask('interrupt_request', {}, 'control');
    expect((await client.answered(id)).reply.content.ename).toBe('Interrupted');
    expect(resultIn((await client.run('2 + 2')).shown)).toBe('4');
    await client.stop();
  });

  test.each([
    [true, 'control'],
    [false, 'control'],
    [false, 'shell'],
  ] as const)(
    'shutdown with restart %s on %s ends everything, whatever is left',
    async (restart, channel) => {
      const client = await Client.start();
      const engine = await enginePidOf(client);
      await client.run(
        "import { createServer } from 'node:http'; createServer().listen(0); setInterval(() => {}, 1000);",
      );
      const gone = once(client.process, 'exit');
      const { reply } = await client.ask('shutdown_request', { restart }, channel);
      expect(reply.content).toEqual({ status: 'ok', restart });
      expect(await gone).toEqual([0, null]);
      expect(isAlive(engine)).toBe(false);
      await client.stop();
    },
  );

  test.each([
    ['SIGTERM', 'await null; for (;;) {}'],
    ['SIGTERM', 'await new Promise(() => {});'],
    ['SIGHUP', 'for (;;) {}'],
  ] as const)('%s during %s leaves nothing, programs of cells neither', async (signal, code) => {
    const client = await Client.start();
    const engine = await enginePidOf(client);
    const program = await programOf(client);
    const id = await client.submit(`console.log('in'); ${code}`);
    await client.until(({ parent, header }) => parent.msg_id === id && header.msg_type === 'stream');
    const gone = once(client.process, 'exit');
    client.process.kill(signal);
    expect(await gone).toEqual([0, null]);
    expect(await until(() => !isAlive(engine) && !isAlive(program))).toBe(true);
    await client.stop();
  });

  test.each([
    ['at once', ''],
    ['after an await', 'await null;'],
  ])(
    'a cell that fills its memory %s is told of the limit, leaves no process, and the kernel answers',
    async (_when, before) => {
      const client = await Client.start({ env: { NODE_OPTIONS: '--max-old-space-size=160' } });
      const engine = await enginePidOf(client);
      const program = await programOf(client);
      const fill = 'const all: number[][] = []; for (;;) all.push(new Array(1e5).fill(all.length + 0.5));';
      const { reply, shown } = await client.run(`console.error('before'); ${before} ${fill}`);
      expect(reply.content.ename).toBe('OutOfMemory');
      const limit = /ran out of memory at its limit of (\d+) MB; it is started again/.exec(
        reply.content.evalue,
      );
      expect(Number(limit?.[1])).toBeGreaterThanOrEqual(160);
      expect(Number(limit?.[1])).toBeLessThan(320);
      // Pages of the engine's own are for nobody here.
      expect(printedIn(shown, 'stderr')).toBe('before\n');
      expect(await until(() => !isAlive(engine) && !isAlive(program))).toBe(true);
      expect(resultIn((await client.run('1 + 1')).shown)).toBe('2');
      await client.stop();
    },
  );

  test('a kernel that is killed takes its engine with it', async () => {
    const client = await Client.start();
    const engine = await enginePidOf(client);
    const program = await programOf(client);
    await client.submit('for (;;) {}');
    client.process.kill('SIGKILL');
    expect(await until(() => !isAlive(engine) && !isAlive(program))).toBe(true);
    await client.stop();
  });

  test('a client that dies takes its kernel with it', async () => {
    const client = await Client.start({ argv: fromAnotherProcess(kernelArgv) });
    const engine = await enginePidOf(client);
    const kernel = Number(resultIn((await client.run('process.ppid')).shown));
    client.process.kill('SIGKILL');
    expect(await until(() => !isAlive(engine) && !isAlive(kernel))).toBe(true);
    await client.stop();
  });

  test('ipc and an unsigned connection work as tcp does', async () => {
    const client = await Client.start({ transport: 'ipc', key: '' });
    expect(resultIn((await client.run('20 + 1')).shown)).toBe('21');
    await client.stop();
  });

  test('a connection file that is none is told with its fields', async () => {
    const { parseConnection } = await import('../../src/jupyter/connection-file.ts');
    expect(() => parseConnection('{"transport":"udp","ip":"x","key":""}')).toThrow(
      'connection file: transport: expected tcp or ipc, got udp; shell_port: expected a whole number, got undefined',
    );
  });
});

/** A program that a cell has started and would run on. */
async function programOf(client: Client): Promise<number> {
  const code = "import { spawn } from 'node:child_process'; spawn('sleep', ['600'], { stdio: 'ignore' }).pid";
  return Number(resultIn((await client.run(code)).shown));
}
