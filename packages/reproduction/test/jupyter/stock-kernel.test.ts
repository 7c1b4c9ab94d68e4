import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findJupyter, parseNotebook, writeKernelSpec } from '@lrlab/kernel';
import { afterAll, expect, test } from 'vitest';
import { readReferences } from '../../src/reference.ts';
import { checkAll } from '../../src/reproduce.ts';
import { shownIn } from '../../src/shown.ts';

const jupyter = findJupyter();
const notebooks = fileURLToPath(new URL('../../../../notebooks/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'lrlab-stock-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const name = 'the stock tslab kernel in Jupyter shows the same figures';

test.skipIf(!jupyter)(
  jupyter ? name : `${name} (skipped: no jupyter on PATH or in LRLAB_JUPYTER)`,
  { timeout: 300_000 },
  async () => {
    await writeKernelSpec(folder);
    const files = readdirSync(notebooks).filter((file) => file.endsWith('.ipynb'));
    const env = {
      ...process.env,
      JUPYTER_PATH: join(folder, 'share', 'jupyter'),
      LRLAB_RENDERER: 'mime+text',
    };
    const run = ['nbconvert', '--execute', '--to', 'notebook', '--output-dir', folder];
    await promisify(execFile)(jupyter!, [...run, ...files.map((file) => join(notebooks, file))], { env });
    const executed = files.map((file) => parseNotebook(readFileSync(join(folder, file), 'utf8')));
    // This kernel says what went wrong on standard error, and nowhere else.
    const complaints = executed.flatMap(({ cells }) =>
      cells
        .flatMap((cell) => (cell.cell_type === 'code' ? cell.outputs : []))
        .filter((output) => 'name' in output && output.name === 'stderr'),
    );
    expect(complaints).toEqual([]);
    const shown = executed.flatMap((notebook, i) => shownIn(notebook, files[i]!));
    expect(checkAll(shown, readReferences()).filter(({ ok }) => !ok)).toEqual([]);
  },
);
