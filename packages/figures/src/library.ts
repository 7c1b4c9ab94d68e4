import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/**
 * Where plotly.js lies on this machine.
 *
 * It is the cartesian build, minified (1.5 MB; the whole of plotly.js is 4.8 MB minified): lines, markers, bars, boxes,
 * histograms, heat maps and contours, which is what a learning rate can be drawn with.
 *
 * @example
 * libraryPath().endsWith('.min.js'); // => true
 */
export const libraryPath = (): string =>
  createRequire(import.meta.url).resolve('plotly.js-cartesian-dist-min');

/**
 * The source text of plotly.js, for `pageOf`.
 *
 * @example
 * (await librarySource()).includes('plotly.js'); // => true
 */
export const librarySource = (): Promise<string> => readFile(libraryPath(), 'utf8');
