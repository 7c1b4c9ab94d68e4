import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { progressBar } from '@lrlab/kernel';
import { reproductionPage } from './page.ts';
import { readReferences } from './reference.ts';
import { reproduce } from './reproduce.ts';
import { reportOf, summaryText } from './summary.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'reproduced');
// All of it is made in a folder beside, which takes the name when it is whole.
const making = join(root, '.reproduced.tmp');

const notebooks = join(root, 'notebooks');
const files = (await readdir(notebooks)).filter((file) => file.endsWith('.ipynb')).sort();
await rm(making, { recursive: true, force: true });
await mkdir(making, { recursive: true });

const bar = progressBar({ stream: process.stderr });
const made = await reproduce({
  files: files.map((file) => join(notebooks, file)),
  references: readReferences(),
  output: join(making, 'notebooks'),
  onProgress: bar.onProgress,
}).finally(() => bar.stop());

// Paths in what is written are those of the repository, wherever it lies.
const results = made.results.map((result) => ({ ...result, path: relative(root, result.path) }));
const checked = made.checked.map((one) => ({
  ...one,
  shown: one.shown && { ...one.shown, notebook: relative(root, one.shown.notebook) },
}));
const report = reportOf({ results, checked }) as { readonly ok: boolean };
const library = 'plotly.js';
await copyFile(createRequire(import.meta.url).resolve('plotly.js-dist'), join(making, library));
await writeFile(join(making, 'index.html'), reproductionPage(checked, { library: `./${library}` }));
await writeFile(join(making, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
await rm(folder, { recursive: true, force: true });
await rename(making, folder);

console.log(summaryText(checked));
for (const { path, errors } of results) {
  for (const { cellId, ename, evalue } of errors) console.log(`${path}, cell ${cellId}: ${ename}: ${evalue}`);
}
const right = checked.filter(({ ok }) => ok).length;
console.log(
  `\n${right} of ${checked.length} figures and tables are right: ${relative(root, folder)}/index.html`,
);
process.exitCode = report.ok ? 0 : 1;
