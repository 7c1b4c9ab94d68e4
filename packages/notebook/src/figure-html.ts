import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type AnyFigure, config, htmlText, scriptJson, type Words, wordsHtml } from '@lrlab/figures';
import { libraryPath } from '@lrlab/figures/library';

/**
 * The script that unpacks plotly.js in the reader's browser: 0.66 MB of text in the notebook, once. The library is run as
 * a function of its own, so that a page's module loader is not asked.
 */
export function libraryHtml(): string {
  const packed = gzipSync(readFileSync(libraryPath()), { level: 9 }).toString('base64');
  return `<script>window.lrlabPlotly??=(async()=>{
const bytes=Uint8Array.from(atob("${packed}"),c=>c.charCodeAt(0));
const text=await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
const module={exports:{}};new Function("module","exports","define",text)(module,module.exports,undefined);
return module.exports})()</script>`;
}

/**
 * A figure that waits for the library of another output, since front ends may put outputs in place in any order.
 * Its place is found by the figure's own hash: the same figure is always the same text.
 */
export function figureHtml(figure: AnyFigure, { id, caption }: { id?: string; caption?: Words }): string {
  const key = createHash('sha256').update(JSON.stringify(figure)).digest('hex').slice(0, 16);
  const { height = 400 } = (figure.layout ?? {}) as { readonly height?: number };
  return `<figure${id ? ` id="${htmlText(id)}"` : ''} style="margin:0"><div data-lrlab="${key}" style="min-height:${Number(height)}px"></div>${
    caption ? `<figcaption>${wordsHtml(caption)}</figcaption>` : ''
  }</figure><script>(()=>{
const figure=${scriptJson({ data: figure.data, layout: figure.layout ?? {}, config })};
const places=()=>[...document.querySelectorAll('[data-lrlab="${key}"]:not([data-drawn])')];
const draw=plotly=>places().forEach(place=>{place.dataset.drawn="";plotly.newPlot(place,figure)});
const wait=times=>{if(window.lrlabPlotly)window.lrlabPlotly.then(draw);
else if(times)setTimeout(wait,100,times-1);
else places().forEach(place=>{place.textContent="The first figure of this notebook carries the drawing library: run it again from there."})};
wait(100)})()</script>`;
}
