import type { AnyFigure } from './figure.ts';
import { openPictures, type PictureOptions } from './open-pictures.ts';

/**
 * Pictures of many figures, in their order, from one start of a browser, which is closed again whatever happens.
 *
 * @example
 * const figure = figureOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }));
 * const drawn = findBrowser().path ? await pictures([figure], { width: 800, height: 400 }) : [];
 */
export async function pictures(
  figures: readonly AnyFigure[],
  options: PictureOptions = {},
): Promise<Uint8Array[]> {
  if (!figures.length) return [];
  const browser = await openPictures();
  try {
    const drawn: Uint8Array[] = [];
    for (const figure of figures) drawn.push(await browser.draw(figure, options));
    return drawn;
  } finally {
    await browser.close();
  }
}
