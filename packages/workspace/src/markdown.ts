import markdownIt from 'markdown-it';

/** A fenced block of code. */
export interface Block {
  /** `ts`, `sh`, …; empty where none is named. */
  readonly language: string;
  /** What follows the language on the line of the fence. */
  readonly note: string;
  readonly code: string;
  /** The line of the opening fence, from 1. */
  readonly line: number;
}

/** What is checked of a Markdown text. */
export interface Markdown {
  readonly blocks: readonly Block[];
  /** Where links and pictures point to. */
  readonly targets: readonly string[];
  /** The anchors of its headings, as GitHub makes them, and those written in HTML. */
  readonly anchors: readonly string[];
}

const parser = markdownIt({ html: true });

/** The blocks, link targets and anchors of a Markdown text. */
export function markdownOf(text: string): Markdown {
  const blocks: Block[] = [];
  const targets: string[] = [];
  const anchors: string[] = [];
  const tokens = parser.parse(text, {});
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'fence') {
      const [language = '', ...note] = token.info.trim().split(/\s+/);
      blocks.push({ language, note: note.join(' '), code: token.content, line: (token.map?.[0] ?? 0) + 1 });
    }
    if (token.type === 'heading_open')
      anchors.push(anchorOf(plainText(tokens[i + 1]!.children ?? []), anchors));
    for (const part of [token, ...(token.children ?? [])]) {
      for (const name of ['href', 'src']) {
        const target = part.attrGet(name);
        if (target !== null) targets.push(String(target));
      }
      if (part.type !== 'html_inline' && part.type !== 'html_block') continue;
      targets.push(...attributesOf(part.content, 'href|src'));
      anchors.push(...attributesOf(part.content, 'id|name'));
    }
  }
  return { blocks, targets, anchors };
}

const attributesOf = (html: string, names: string): string[] =>
  [...html.matchAll(new RegExp(`\\b(?:${names})="([^"]*)"`, 'g'))].map((match) => match[1]!);

const plainText = (parts: readonly { type: string; content: string }[]): string =>
  parts.map(({ type, content }) => (type === 'text' || type === 'code_inline' ? content : '')).join('');

/** A heading as GitHub writes it in a link; the second of two equal ones ends in -1. */
function anchorOf(heading: string, taken: readonly string[]): string {
  const anchor = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
  for (let i = 0; ; i++) {
    const candidate = i === 0 ? anchor : `${anchor}-${i}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
