import hljs from 'highlight.js/lib/common';
import { htmlText } from './html-text.ts';

/** Code with spans around its words; of a language that is not known, the plain text. */
export function codeHtml(code: string, language: string): string {
  const html = hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : htmlText(code);
  return `<pre class="source" tabindex="0"><code>${html}</code></pre>`;
}
