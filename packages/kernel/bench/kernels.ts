import { execFileSync } from 'node:child_process';
import { kernelSpec, stockKernelSpec } from '@lrlab/kernel';
import { Client } from '../test/jupyter/client.ts';
import { inTurn, type Kernel, kernels, millisecondsOf, printSideBySide } from './side-by-side.ts';

// Stock tslab sends here as the spec of it that this package writes does: without that it loses messages and hangs.
const argvs = { stock: stockKernelSpec().argv, ours: kernelSpec().argv };
const startRounds = 5;
const cellRounds = 200;
const namesGrown = 300;

/** Prints how the kernels compare, asked by one client. */
export async function benchKernels(): Promise<void> {
  const answered: Record<Kernel, number[]> = { stock: [], ours: [] };
  const ran = await inTurn(kernels, startRounds, async (kernel) => {
    const began = performance.now();
    const client = await Client.start({ argv: argvs[kernel] });
    answered[kernel].push(performance.now() - began);
    await client.run('1 + 1');
    const time = performance.now() - began;
    await end(client);
    return time;
  });
  printSideBySide('start, until kernel_info is answered', 'ms', answered);
  printSideBySide('start, until the first cell has run', 'ms', ran);

  const clients = {
    stock: await Client.start({ argv: argvs.stock }),
    ours: await Client.start({ argv: argvs.ours }),
  };
  const run = async (kernel: Kernel, code: string): Promise<void> => {
    const { reply } = await clients[kernel].run(code);
    clients[kernel].received.length = 0;
    if (reply.content.status !== 'ok') throw new Error(`${kernel}: ${code}: ${reply.content.evalue ?? ''}`);
  };
  const cells = async (title: string, rounds: number, code: string): Promise<void> => {
    const times = await inTurn(kernels, rounds, (kernel) => millisecondsOf(() => run(kernel, code)));
    printSideBySide(title, 'ms', times);
  };
  const both = async (code: string): Promise<void> => {
    for (const kernel of kernels) await run(kernel, code);
  };
  for (let i = 0; i < 30; i++) await both('const x = 1; x + 1');
  await cells('a trivial cell', cellRounds, 'const x = 1; x + 1');
  await cells('30,000 printed lines', 5, 'for (let i = 0; i < 30_000; i++) console.log(i);');
  printSideBySide('memory of all processes, until here', 'MB', {
    stock: [megabytesBelow(clients.stock.process.pid!)],
    ours: [megabytesBelow(clients.ours.process.pid!)],
  });
  await both("import * as dfd from 'danfojs-node'; const frame = new dfd.DataFrame({ a: [1, 2, 3] });");
  await cells('a trivial cell beside danfo.js', cellRounds, 'const x = 1; frame.shape[0] + x');
  for (let i = 0; i < namesGrown; i++) await both(`const y${i} = ${i};`);
  await cells(`a trivial cell after ${namesGrown} cells with names`, cellRounds, 'const x = 1; x + 1');
  printSideBySide('memory of all processes, at the end', 'MB', {
    stock: [megabytesBelow(clients.stock.process.pid!)],
    ours: [megabytesBelow(clients.ours.process.pid!)],
  });
  for (const client of Object.values(clients)) await end(client);
}

/** Stock tslab does not end when it is told to. */
async function end(client: Client): Promise<void> {
  client.process.kill('SIGKILL');
  await client.stop();
}

function megabytesBelow(root: number): number {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,rss='], { encoding: 'utf8' }).trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = new Set([root]);
  for (const pid of below) {
    for (const [child, parent] of all) if (parent === pid) below.add(child!);
  }
  return all.reduce((sum, [pid, , kilobytes]) => sum + (below.has(pid!) ? kilobytes! : 0), 0) / 1024;
}
