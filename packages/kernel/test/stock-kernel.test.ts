import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  findJupyter,
  formatNotebook,
  parseNotebook,
  stockKernelSpec,
  writeKernelSpec,
} from '../src/index.ts';
import { newFolder, notebookOf, printedAt, runCellsOf } from './run.ts';

const jupyter = findJupyter();
const sources = [
  "const a = 20;\nconsole.log('begun');",
  // More messages at once than the stock kernel can send.
  'for (let i = 0; i < 1500; i++) console.log(i);',
  'a * 2 + 2',
];

describe('the stock kernel', () => {
  test('has a spec of absolute paths', async () => {
    const folder = newFolder();
    const path = await writeKernelSpec(folder, { displayName: 'TypeScript here' });
    expect(path).toBe(join(folder, 'share', 'jupyter', 'kernels', 'tslab', 'kernel.json'));
    const spec = JSON.parse(readFileSync(path, 'utf8'));
    expect(spec).toEqual(stockKernelSpec({ displayName: 'TypeScript here' }));
    const [node, , preload, program] = spec.argv;
    expect([node, preload, program].every(isAbsolute)).toBe(true);
    expect(spec.argv.slice(4)).toEqual(['kernel', '--config-path', '{connection_file}']);
    expect(execFileSync(node, ['-r', preload, program, '--version'], { encoding: 'utf8' })).toBe(
      'tslab 1.0.22\n',
    );
  });

  const name = jupyter
    ? 'prints under nbconvert what it prints here, with no message lost'
    : 'prints under nbconvert what it prints here (skipped: no jupyter on PATH or in LRLAB_JUPYTER)';
  test.skipIf(!jupyter)(name, { timeout: 60_000 }, async () => {
    const folder = newFolder();
    await writeKernelSpec(folder);
    writeFileSync(join(folder, 'in.ipynb'), formatNotebook(notebookOf(...sources)));
    execFileSync(
      jupyter!,
      ['nbconvert', '--execute', '--to', 'notebook', '--output', 'out.ipynb', 'in.ipynb'],
      {
        cwd: folder,
        env: { ...process.env, JUPYTER_PATH: join(folder, 'share', 'jupyter') },
        stdio: 'pipe',
      },
    );
    const text = readFileSync(join(folder, 'out.ipynb'), 'utf8');
    const here = await runCellsOf(sources);
    const executed = { ...here, notebook: parseNotebook(text) };
    expect(printedAt(executed, 0)).toBe(printedAt(here, 0));
    expect(printedAt(executed, 1)).toBe(printedAt(here, 1));
    expect(printedAt(executed, 1)).toBe(Array.from({ length: 1500 }, (_, i) => `${i}\n`).join(''));
    expect(printedAt(executed, 2)).toBe('42\n');
    // nbformat has written this file, and we write it the same.
    expect(formatNotebook(executed.notebook)).toBe(text);
  });
});
