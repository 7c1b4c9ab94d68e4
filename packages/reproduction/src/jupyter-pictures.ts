import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '@lrlab/figures/picture';
import { findJupyter, parseNotebook } from '@lrlab/kernel';
import { cellsOf, openNotebook, type Place } from './jupyter/open-notebook.ts';
import { startLab } from './jupyter/start-lab.ts';
import { docs, root } from './pictures/all-pictures.ts';

// Photographs a JupyterLab for docs/jupyter.md. What is seen differs with fonts and versions, so nothing checks it.
const jupyter = findJupyter();
if (!jupyter) throw new Error('no jupyter on the PATH or in LRLAB_JUPYTER');

const lab = await startLab(jupyter);
const browser = await launchBrowser();
const place: Place = { lab, browser };
const size = { width: 1000, height: 640 };
const pathOf = (name: string): string => join(docs, 'pictures', `${name}.png`);

try {
  await figure();
  await work();
} finally {
  await browser.close();
  await lab.close();
}

async function figure(): Promise<void> {
  const name = 'first-steps.ipynb';
  const { cells } = parseNotebook(await readFile(join(root, 'notebooks', name), 'utf8'));
  const open = await openNotebook(place, { name, cells, ...size });
  for (const index of [0, 1, 2]) {
    await open.run(index);
    await open.ran(index);
  }
  const drawn = open.outputs(2).locator('.js-plotly-plot path.js-line').first();
  await drawn.waitFor();
  await open.cell(2).scrollIntoViewIfNeeded();
  await open.page.screenshot({ path: pathOf('jupyter-figure') });
  await open.close();
}

async function work(): Promise<void> {
  const cells = cellsOf(
    'const rates = { warmup: 0.01, plateau: 0.1 };\nlet step = 0;',
    'for (;;) step++;',
    "if (step > 0)\n  throw new RangeError('no rate here');",
    'rates.',
  );
  const open = await openNotebook(place, { name: 'work.ipynb', cells, width: 1000, height: 720 });
  await open.run(0);
  await open.ran(0);
  await open.run(1);
  await open.cell(1).locator('.jp-InputPrompt').getByText('[*]:').waitFor();
  await open.button('interrupt');
  await open.outputs(1).getByText('Interrupted').waitFor();
  await open.run(2);
  await open.outputs(2).getByText('RangeError').waitFor();
  await open.edit(3);
  await open.page.keyboard.press('Tab');
  await open.page.locator('.jp-Completer-item').first().waitFor();
  await open.page.screenshot({ path: pathOf('jupyter-work') });
  await open.close();
}
