import { htmlText } from './html-text.ts';

/** Words in one language, or in English and Chinese. */
export type Words = string | { readonly en: string; readonly zh?: string };

/**
 * Words as HTML, each language marked as what it is.
 *
 * @example
 * wordsHtml({ en: 'Cosine', zh: '余弦' }); // => 'Cosine <span lang="zh-CN">余弦</span>'
 */
export function wordsHtml(words: Words): string {
  const { en, zh } = typeof words === 'string' ? { en: words } : words;
  const chinese = zh && zh !== en ? ` <span lang="zh-CN">${htmlText(zh)}</span>` : '';
  return (/\p{Script=Han}/u.test(en) ? `<span lang="zh-CN">${htmlText(en)}</span>` : htmlText(en)) + chinese;
}

/**
 * Words in one line of text: the first of their languages.
 *
 * @example
 * firstWords({ en: 'Cosine', zh: '余弦' }); // => 'Cosine'
 */
export const firstWords = (words: Words): string => (typeof words === 'string' ? words : words.en);
