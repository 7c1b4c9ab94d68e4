import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { htmlText } from '@lrlab/figures';
import { openPictures } from '@lrlab/figures/picture';
import { progressBar } from '@lrlab/kernel';
import { allPictures, docs } from './pictures/all-pictures.ts';
import { pictureHash } from './pictures/picture.ts';

// Draws the pictures of docs, and writes the page of the documents.
const folder = join(docs, 'pictures');
const bar = progressBar({ stream: process.stderr });
const { pictures, documents } = await allPictures({ onProgress: bar.onProgress }).finally(() => bar.stop());

await mkdir(folder, { recursive: true });
const browser = await openPictures();
let bytes = 0;
try {
  for (const { name, title, figure, width, height } of pictures) {
    const drawn = await browser.draw(figure, { format: 'svg', width, height, scale: 1 });
    const svg = Buffer.from(drawn)
      .toString()
      .replace(/^<svg[^>]*>/, `$&<title>${htmlText(title)}</title>`);
    await writeFile(join(folder, `${name}.svg`), svg);
    bytes += svg.length;
  }
} finally {
  await browser.close();
}
const names = pictures.map(({ name }) => `${name}.svg`);
for (const file of await readdir(folder)) {
  if (file.endsWith('.svg') && !names.includes(file)) await rm(join(folder, file));
}
const drawnFrom = Object.fromEntries(
  pictures.map((picture) => [`${picture.name}.svg`, pictureHash(picture)]),
);
await writeFile(join(folder, 'drawn-from.json'), `${JSON.stringify(drawnFrom, null, 2)}\n`);
await writeFile(join(docs, 'documents.md'), documents);
process.stdout.write(`${pictures.length} pictures, ${Math.round(bytes / 1024)} kB, and docs/documents.md\n`);
