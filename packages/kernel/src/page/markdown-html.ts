import { Marked } from 'marked';
import markedKatex from 'marked-katex-extension';
import { cleanHtml } from './clean-html.ts';
import { codeHtml } from './code-html.ts';

/** Where pictures are: what stands for the address that Markdown has, if anything does. */
export type FindPicture = (address: string) => string | undefined;

/** Markdown as safe HTML: GitHub's kind, with formulas in MathML, coloured code, and raw HTML cleaned. */
export function markdownHtml(markdown: string, findPicture: FindPicture): string {
  const marked = new Marked(
    // MathML needs no fonts of its own.
    markedKatex({ throwOnError: false, output: 'mathml' }),
    {
      async: false,
      renderer: { code: ({ text, lang = '' }) => codeHtml(text, lang.split(/\s/)[0] ?? '') },
      walkTokens: (token) => {
        if (token.type === 'image') token['href'] = findPicture(String(token['href'])) ?? token['href'];
      },
    },
  );
  return cleanHtml(marked.parse(markdown) as string);
}
