import type { MimeBundle, Output } from '../notebook.ts';
import { ansiHtml } from './ansi-html.ts';
import { cleanHtml } from './clean-html.ts';
import { codeHtml } from './code-html.ts';
import { frameHtml } from './frame-html.ts';
import { htmlText, scriptJson } from './html-text.ts';
import { type FindPicture, markdownHtml } from './markdown-html.ts';

/** An output as HTML that is safe in the page. */
export function outputHtml(output: Output, findPicture: FindPicture): string {
  switch (output.output_type) {
    case 'stream':
      return `<pre class="text ${output.name}" tabindex="0">${ansiHtml(output.text)}</pre>`;
    case 'error': {
      const { ename, evalue, traceback } = output;
      const text = traceback.length > 0 ? traceback.join('\n') : `${ename}: ${evalue}`;
      return `<pre class="text error" role="group" aria-label="Error" tabindex="0">${ansiHtml(text)}</pre>`;
    }
    case 'display_data':
    case 'execute_result':
      return bundleHtml(output.data, findPicture);
  }
}

export const plotlyType = 'application/vnd.plotly.v1+json';

type Form = (content: string, type: string, findPicture: FindPicture) => string;

const picture: Form = (content, type) =>
  `<img alt="" src="data:${type};base64,${htmlText(content.replace(/\s/g, ''))}">`;

/** The forms a page can show, the richest first. */
const forms: readonly (readonly [type: string, form: Form])[] = [
  [
    'text/html',
    (html) => (needsFrame(html) ? frameHtml(html) : `<div class="html">${cleanHtml(html)}</div>`),
  ],
  ['text/markdown', (text, _, findPicture) => `<div class="prose">${markdownHtml(text, findPicture)}</div>`],
  // As a picture, an SVG runs nothing.
  ['image/svg+xml', (svg, type) => picture(Buffer.from(svg).toString('base64'), type, () => undefined)],
  ['image/png', picture],
  ['image/jpeg', picture],
  ['image/gif', picture],
  ['image/webp', picture],
  ['text/latex', (text, _, findPicture) => markdownHtml(inDollars(text), findPicture)],
  ['application/json', (text) => codeHtml(text, 'json')],
  ['application/geo+json', (text) => codeHtml(text, 'json')],
  ['application/javascript', (text) => codeHtml(text, 'javascript')],
  [
    'application/pdf',
    (content) =>
      `<p><a download="output.pdf" href="data:application/pdf;base64,${htmlText(content)}">PDF</a></p>`,
  ],
  ['text/plain', (text) => `<pre class="text" tabindex="0">${ansiHtml(text)}</pre>`],
];

// What a page would not draw, or draw over the rest of itself, stands in a frame of its own.
const needsFrame = (html: string): boolean =>
  /<(?:script|style|link|svg|canvas|iframe|object|embed|form|button|select|textarea|video|audio)\b/i.test(
    html,
  );

const inDollars = (text: string): string => (/^\s*(?:\$|\\\[|\\begin)/.test(text) ? text : `$$\n${text}\n$$`);

function bundleHtml(data: MimeBundle, findPicture: FindPicture): string {
  const figure = data[plotlyType];
  if (typeof figure === 'object' && figure !== null) {
    // The HTML of a figure carries a library of its own: a picture or a text says as much.
    const { [plotlyType]: _, 'text/html': html, ...others } = data;
    const instead = Object.keys(others).length > 0 ? others : { 'text/html': html };
    const { layout = {} } = figure as { readonly layout?: { readonly height?: unknown } };
    const height = Number(layout.height) > 0 ? Number(layout.height) : 400;
    return `<figure class="plot"><div class="drawing" style="height:${height}px"></div><script type="application/json">${scriptJson(figure)}</script><template>${html === undefined && instead !== others ? '' : otherHtml(instead, findPicture)}</template></figure>`;
  }
  return otherHtml(data, findPicture);
}

function otherHtml(data: MimeBundle, findPicture: FindPicture): string {
  for (const [type, form] of forms) {
    const content = data[type];
    if (content === undefined) continue;
    return form(typeof content === 'string' ? content : JSON.stringify(content, null, 2), type, findPicture);
  }
  const types = Object.keys(data).join(', ') || 'nothing';
  return `<p class="unknown">An output of a type that a page cannot show: ${htmlText(types)}</p>`;
}
