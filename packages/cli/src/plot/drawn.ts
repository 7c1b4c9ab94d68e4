import { extname } from 'node:path';
import type { Issue } from '@lrlab/core';
import type { Figure, Table } from '@lrlab/figures';

/** What a figure may be written as: a page, or a picture. */
export type Format = 'html' | 'png' | 'svg';

/** The format that the ending of a file's name says, or what is wrong with it. */
export function formatOf(file: string, path: string): Format | Issue {
  const ending = extname(file).slice(1).toLowerCase();
  const format = (['html', 'png', 'svg'] as const).find((one) => one === ending);
  return format ?? { path, code: 'range', message: `expected a name in .html, .png or .svg, got ${file}` };
}

interface DrawnOptions {
  readonly format: Format;
  readonly title: string;
  /** Under the last figure. */
  readonly table?: Table;
  /** What is said of each figure on a page. */
  readonly words?: readonly { readonly title: string; readonly caption: string }[];
}

/** Figures as the bytes of a file: a page of all with their table, or a picture of the first, which a browser on this machine draws. */
export async function drawn(
  figures: readonly Figure[],
  { format, title, table, words = [] }: DrawnOptions,
): Promise<string | Uint8Array> {
  if (format === 'html') {
    const [{ pageOf }, { librarySource }] = await Promise.all([
      import('@lrlab/figures'),
      import('@lrlab/figures/library'),
    ]);
    const sections = figures.map((figure, i) => ({
      id: i === 0 ? 'rates' : `rates-${i + 1}`,
      title: i === 0 ? 'Rates' : `Rates ${i + 1}`,
      ...words[i],
      figure,
      ...(table && i === figures.length - 1 && { table }),
    }));
    return pageOf({ title, sections }, { library: await librarySource() });
  }
  const { pictures } = await import('@lrlab/figures/picture');
  const [picture] = await pictures(figures.slice(0, 1), { format });
  return picture!;
}
