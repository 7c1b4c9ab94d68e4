import { isAbsolute } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kernelSpec, stockKernelSpec } from '../../src/index.ts';
import { tslabFolder } from '../../src/typescript-of-tslab.ts';
import { isAlive, until } from '../run.ts';
import { Client, fromAnotherProcess, kernelArgv, printedIn } from './client.ts';
import { defects } from './defects.ts';

const stockArgv = [
  process.execPath,
  `${tslabFolder()}/bin/tslab`,
  'kernel',
  '--config-path',
  '{connection_file}',
];

describe.each([
  ['ours', undefined],
  ['stock', stockArgv],
] as const)('what stock tslab does wrong, under %s', (which, argv) => {
  let client: Client;
  const start = () => Client.start(argv ? { argv } : {});
  const kill = async (one: Client): Promise<void> => {
    if (which === 'stock') one.process.kill('SIGKILL');
    await one.stop();
  };
  beforeAll(async () => {
    client = await start();
  }, 60_000);
  afterAll(() => kill(client));

  test.each(defects)('$topic', { timeout: 120_000 }, async ({ look, needsOwn, [which]: expected }) => {
    const used = needsOwn ? await start() : client;
    if (needsOwn) await used.run('1');
    expect(await look(used)).toEqual(expected);
    if (needsOwn) await kill(used);
  });
});

test.each([
  ['ours is reached where Jupyter looks', kernelArgv, true],
  ['stock tslab writes another address', stockArgv, false],
] as const)('by ipc %s', { timeout: 120_000 }, async (_, argv, isReached) => {
  const start = Client.start({ argv, transport: 'ipc', patience: isReached ? 60_000 : 10_000 });
  const answer = start.then(
    (client) => client.stop().then(() => true),
    () => false,
  );
  expect(await answer).toBe(isReached);
});

test.each([
  ['ours ends', kernelArgv, 'console.log(process.ppid)', false],
  ['stock tslab stays', stockArgv, 'console.log(process.pid)', true],
] as const)('when its client has died %s', { timeout: 120_000 }, async (_, argv, tellPid, stays) => {
  const client = await Client.start({ argv: fromAnotherProcess(argv) });
  const kernel = Number(printedIn((await client.run(tellPid)).shown));
  client.process.kill('SIGKILL');
  const isGone = await until(() => !isAlive(kernel));
  await client.stop();
  if (!isGone) process.kill(kernel, 'SIGKILL');
  expect(isGone).toBe(!stays);
});

test('both specs are of absolute paths, which stock leaves to the PATH', () => {
  for (const { argv } of [kernelSpec(), stockKernelSpec()]) expect(isAbsolute(argv[0]!)).toBe(true);
});
