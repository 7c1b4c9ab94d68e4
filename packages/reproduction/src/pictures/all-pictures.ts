import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OnProgress, runNotebooks } from '@lrlab/kernel';
import { documentsPage } from './documents-page.ts';
import { itemsOf } from './items-of.ts';
import type { Picture } from './picture.ts';
import { picturesOfPage } from './pictures-of-page.ts';

export const root: string = fileURLToPath(new URL('../../../../', import.meta.url));
export const docs: string = join(root, 'docs');

/** Everything that docs show of figures: their pictures, and the page of the documents. */
export interface AllPictures {
  readonly pictures: readonly Picture[];
  readonly documents: string;
}

/** Runs the notebooks of the documents and the code of the pages; no browser is asked. */
export async function allPictures(options: { readonly onProgress?: OnProgress } = {}): Promise<AllPictures> {
  const folder = join(root, 'notebooks');
  const names = (await readdir(folder)).filter((file) => /^document-\d+\.ipynb$/.test(file)).sort();
  const files = names.map((name) => join(folder, name));
  const results = await runNotebooks({
    ...options,
    files,
    timeoutSeconds: 120,
    env: { LRLAB_RENDERER: 'mime' },
  });
  for (const { path, errors } of results) {
    if (errors[0]) throw new Error(`${path}, cell ${errors[0].cellId}: ${errors[0].evalue}`);
  }
  const documents = results.map(({ notebook }, i) => {
    const name = names[i]!.replace('.ipynb', '');
    return { name, items: itemsOf(notebook, name) };
  });
  const shown = documents.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'figure' ? [item.picture] : [])),
  );
  const pages = (await readdir(docs))
    .filter((file) => file.endsWith('.md') && file !== 'documents.md')
    .sort();
  const drawn = await Promise.all(
    pages.map(async (page) => picturesOfPage(await readFile(join(docs, page), 'utf8'))),
  );
  const pictures = [...shown, ...drawn.flat()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = pictures.find(({ name }, i) => name === pictures[i + 1]?.name);
  if (twice) throw new Error(`${twice.name}: expected one picture of this name, got two`);
  return { pictures, documents: documentsPage(documents) };
}
