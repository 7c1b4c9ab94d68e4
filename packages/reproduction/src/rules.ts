import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lintPages } from './lint/pages.ts';
import { docs } from './pictures/all-pictures.ts';

// Writes the pages of the linter's rules.
const pages = lintPages();
await mkdir(join(docs, 'lint'), { recursive: true });
for (const file of await readdir(join(docs, 'lint'))) {
  if (!(`lint/${file}` in pages)) await rm(join(docs, 'lint', file));
}
for (const [file, text] of Object.entries(pages)) await writeFile(join(docs, file), text);
process.stdout.write(`${Object.keys(pages).length} pages: docs/lint.md and docs/lint\n`);
