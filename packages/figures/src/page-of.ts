import { htmlText } from './html-text.ts';
import { pageScript } from './page-script.ts';
import { type Section, sectionHtml } from './page-section.ts';
import { pageStyle } from './page-style.ts';
import { firstWords, type Words, wordsHtml } from './words.ts';

/** A page of figures as plain data. */
export interface Page {
  readonly title: Words;
  /** Paragraphs before the table of contents. */
  readonly intro?: readonly Words[];
  readonly sections: readonly Section[];
}

/**
 * A page of figures as one HTML text that needs no network: figures are drawn by plotly.js when they come near. `library`
 * is the source of plotly.js (`librarySource` of `@lrlab/figures/library`), or where the page finds it.
 *
 * @example
 * const figure = figureOf(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }));
 * const sections = [{ id: 'cosine', title: { en: 'Cosine', zh: '余弦' }, figure, check: { ok: true, largest: 0 } }];
 * const html = pageOf({ title: 'Schedules', sections }, { library: { href: './plotly.min.js' } });
 * html.startsWith('<!doctype html>'); // => true
 */
export function pageOf(
  { title, intro = [], sections }: Page,
  { library }: { readonly library: string | { readonly href: string } },
): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${htmlText(firstWords(title))}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${wordsHtml(title)}</h1>
${intro.map((words) => `<p class="intro">${wordsHtml(words)}</p>`).join('\n')}
<noscript><p class="intro">The figures are drawn by a script, which is switched off here.</p></noscript>
</header>
<nav aria-label="Contents"><ol>
${sections.map(entryHtml).join('\n')}
</ol></nav>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
${typeof library === 'string' ? `<script>${inlineScript(library)}</script>` : `<script src="${htmlText(library.href)}"></script>`}
<script>${pageScript}</script>
</body>
</html>
`;
}

function entryHtml({ id, title, check }: Section): string {
  const state = check ? (check.ok ? 'ok' : 'off') : '';
  const mark = check ? (check.ok ? '✓' : '✗') : '·';
  return `<li><span class="mark ${state}">${mark}</span><a href="#${htmlText(id)}">${wordsHtml(title)}</a></li>`;
}

/** JavaScript that may stand in a page: neither of these ends or hides the script, and in a string both mean the same. */
const inlineScript = (source: string): string =>
  source.replace(/<(?=\/script)/gi, '\\x3C').replace(/<(?=!--)/g, '\\x3C');
