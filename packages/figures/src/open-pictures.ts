import type { Page } from 'playwright-core';
import type { AnyFigure } from './figure.ts';
import { launchBrowser } from './launch-browser.ts';
import { libraryPath } from './library.ts';
import { sortedSvg } from './sorted-svg.ts';

/** What a picture looks like; every field may be left out. */
export interface PictureOptions {
  /** `png` unless told. */
  readonly format?: 'png' | 'svg';
  /** In pixels of the page: 800 and 450 unless told. */
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the picture for each of them, in a PNG: 2 unless told. */
  readonly scale?: number;
}

/** A browser that draws figures until it is closed. */
export interface Pictures {
  /** The picture's bytes: a PNG, or the UTF-8 of an SVG. */
  draw(figure: AnyFigure, options?: PictureOptions): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Starts a browser that draws figures with plotly.js itself. Whoever opens it closes it: until then it keeps the process
 * alive. An error names every place looked at where there is no browser.
 *
 * @example
 * if (findBrowser().path) {
 *   const browser = await openPictures();
 *   const svg = await browser.draw(figureOf(constant({ rate: 0.1 }), { end: 10 }), { format: 'svg' });
 *   await browser.close();
 * }
 */
export async function openPictures(): Promise<Pictures> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    await page.addScriptTag({ path: libraryPath() });
    const types = await page.evaluate<string[]>('Object.keys(Plotly.PlotSchema.get().traces)');
    // One at a time: all pictures of a page take their random names from one seed.
    let turn: Promise<unknown> = Promise.resolve();
    return {
      draw: (figure, options = {}) => {
        const drawn = turn.then(() => {
          checkTypes(figure, types);
          return draw(page, figure, options);
        });
        turn = drawn.catch(() => undefined);
        return drawn;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function draw(
  page: Page,
  figure: AnyFigure,
  { format = 'png', width = 800, height = 450, scale = 2 }: PictureOptions,
): Promise<Uint8Array> {
  const url = await page.evaluate(drawInPage, { figure, options: { format, width, height, scale } });
  const bytes = url.slice(url.indexOf(',') + 1);
  if (format === 'png') return Buffer.from(bytes, 'base64');
  return Buffer.from(sortedSvg(decodeURIComponent(bytes)));
}

/** Runs in the page. Names inside a picture are random numbers: the same seed makes them the same each time. */
function drawInPage({ figure, options }: { figure: AnyFigure; options: object }): Promise<string> {
  let seed = 7;
  Math.random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const { Plotly } = globalThis as unknown as {
    Plotly: { toImage(figure: object, options: object): Promise<string> };
  };
  return Plotly.toImage(figure, options);
}

/** Throws for a trace that plotly.js would, not knowing its type, draw as lines. */
function checkTypes({ data }: AnyFigure, types: readonly string[]): void {
  for (const { type = 'scatter' } of data as readonly { readonly type?: string }[]) {
    if (!types.includes(type))
      throw new Error(`data.type: expected one of ${types.join(', ')}, got "${type}"`);
  }
}
