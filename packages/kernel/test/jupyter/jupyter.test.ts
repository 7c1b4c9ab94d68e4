import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  doctor,
  findJupyter,
  formatNotebook,
  installKernel,
  listKernels,
  type Output,
  parseNotebook,
  removeKernel,
} from '../../src/index.ts';
import { newFolder, notebookOf, runCellsOf } from '../run.ts';

const jupyter = findJupyter();
const withJupyter = (name: string): string =>
  jupyter ? name : `${name} (skipped: no jupyter on PATH or in LRLAB_JUPYTER)`;
const environment = (prefix: string) => ({ ...process.env, JUPYTER_PATH: join(prefix, 'share', 'jupyter') });

test.skipIf(!jupyter)(
  withJupyter("Jupyter's own client sees every message, in order"),
  { timeout: 180_000 },
  async () => {
    const prefix = newFolder();
    await installKernel({ prefix });
    const script = fileURLToPath(new URL('conversation.py', import.meta.url));
    const python = join(dirname(jupyter!), 'python');
    const said = execFileSync(python, [script, 'lrlab', '600'], {
      cwd: prefix,
      env: environment(prefix),
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    expect(JSON.parse(said)).toEqual({
      types: ['status', 'execute_input', 'stream', 'execute_result', 'status'],
      lines: true,
      megabytes: [50e6],
      displays: true,
      aborted: ['error', 'aborted', 'aborted', 'aborted', 'aborted'],
      after: 'ok',
      burst: true,
      session: true,
      interrupted: 'Interrupted',
      typed: ['Name? Ada'],
      restarted: 1,
      shutdown: true,
    });
  },
);

test.skipIf(!jupyter)(
  withJupyter('nbconvert executes a notebook to what the headless run makes of it, counts and all'),
  { timeout: 120_000 },
  async () => {
    const folder = join(newFolder(), 'with a space');
    mkdirSync(folder);
    await installKernel({ prefix: folder });
    const sources = [
      "const a = 20;\nconsole.log('begun');",
      'for (let i = 0; i < 20_000; i++) console.log(i);',
      'a * 2 + 2',
      'new Map([[1, new Float64Array(2)]])',
    ];
    const notebook = notebookOf(...sources);
    const kernelspec = { display_name: 'TypeScript (lrlab)', language: 'typescript', name: 'lrlab' };
    writeFileSync(join(folder, 'in.ipynb'), formatNotebook({ ...notebook, metadata: { kernelspec } }));
    execFileSync(
      jupyter!,
      ['nbconvert', '--execute', '--to', 'notebook', '--output', 'out.ipynb', 'in.ipynb'],
      { cwd: folder, env: environment(folder), stdio: 'pipe' },
    );
    const executed = parseNotebook(readFileSync(join(folder, 'out.ipynb'), 'utf8'));
    const here = await runCellsOf(sources);
    // nbclient keeps every stream message as an output of its own.
    const joined = (outputs: readonly Output[]) =>
      outputs
        .map((one) => (one.output_type === 'stream' ? `${one.name}: ${one.text}` : JSON.stringify(one)))
        .join('')
        .replaceAll('stdout: ', '');
    const shown = (cells: typeof executed.cells) =>
      cells.map((cell) => ('outputs' in cell ? [cell.execution_count, joined(cell.outputs)] : []));
    expect(shown(executed.cells)).toEqual(shown(here.notebook.cells));
  },
);

test('kernels are installed, listed and removed by the rules of Jupyter, and others are left alone', async () => {
  const home = newFolder();
  for (const [platform, env, folder] of [
    ['linux', {}, '.local/share/jupyter'],
    ['linux', { XDG_DATA_HOME: join(home, 'xdg') }, 'xdg/jupyter'],
    ['darwin', {}, 'Library/Jupyter'],
    ['win32', { APPDATA: join(home, 'Roaming') }, 'Roaming/jupyter'],
    ['linux', { JUPYTER_DATA_DIR: join(home, 'data') }, 'data'],
  ] as const) {
    const machine = { home, platform, env };
    const { path, spec } = await installKernel({ user: true, machine });
    expect(path).toBe(join(home, folder, 'kernels', 'lrlab', 'kernel.json'));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(spec);
    await installKernel({ user: true, machine, kind: 'tslab', name: 'ts-stock', displayName: 'Stock' });
    const found = (await listKernels({ machine })).filter((one) => one.path.startsWith(home));
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ['lrlab', 'lrlab'],
      ['ts-stock', 'tslab'],
    ]);
    expect(await removeKernel({ user: true, machine })).toBe(true);
    expect(await removeKernel({ user: true, machine })).toBe(false);
  }
  const other = join(home, 'share', 'jupyter', 'kernels', 'python3');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'kernel.json'), '{"argv":["python"],"display_name":"P","language":"python"}');
  await expect(removeKernel({ prefix: home, name: 'python3' })).rejects.toThrow('expected a kernel of lrlab');
  await expect(installKernel({ prefix: home, name: '../x' })).rejects.toThrow('name: expected letters');
});

test('the doctor says what is there and how to get the rest', async () => {
  const prefix = newFolder();
  const machine = { home: prefix, env: {} };
  const before = await doctor({ machine, prefix });
  expect(before.map(({ name }) => name)).toEqual(['node', 'program', 'tslab', 'zeromq', 'jupyter', 'kernel']);
  expect(before.find(({ name }) => name === 'kernel')).toMatchObject({
    ok: false,
    remedy: 'lrlab kernel install',
  });
  await installKernel({ prefix });
  const after = await doctor({ machine, prefix });
  expect(after.filter(({ ok, name }) => !ok && name !== 'jupyter')).toEqual([]);
  await installKernel({ prefix, nodePath: '/nowhere/node' });
  expect((await doctor({ machine, prefix })).find(({ name }) => name === 'kernel')).toMatchObject({
    ok: false,
  });
});
