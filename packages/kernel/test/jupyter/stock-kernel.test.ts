import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findJupyter, formatNotebook, parseNotebook, writeKernelSpec } from '../../src/index.ts';
import { newFolder, notebookOf, printedAt, runCellsOf } from '../run.ts';

const jupyter = findJupyter();
const sources = [
  "const a = 20;\nconsole.log('begun');",
  // More messages at once than the stock kernel can send.
  'for (let i = 0; i < 1500; i++) console.log(i);',
  'a * 2 + 2',
];

const name = 'the stock kernel prints under nbconvert what is printed here, with no message lost';
test.skipIf(!jupyter)(
  jupyter ? name : `${name} (skipped: no jupyter on PATH or in LRLAB_JUPYTER)`,
  { timeout: 180_000 },
  async () => {
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
  },
);
