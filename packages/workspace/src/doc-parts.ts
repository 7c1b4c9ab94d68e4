/** The parts of a docstring that are checked. */
export interface DocParts {
  /** The first sentence, empty where there is none. */
  readonly sentence: string;
  /** The code of every `@example`. */
  readonly examples: readonly string[];
}

/** Splits a docstring into its first sentence and its examples. */
export function docParts(doc: string): DocParts {
  const [text = '', ...tags] = doc.split(/^(?=@\w)/m);
  const [paragraph = ''] = (text.startsWith('@') ? '' : text).trim().split(/\n\s*\n/);
  const [sentence = ''] = /^\S.*?[.:](?=\s|$)/s.exec(paragraph) ?? [];
  const examples = tags
    .filter((tag) => /^@example\b/.test(tag))
    .map((tag) =>
      tag
        .replace(/^@example[^\n]*\n?/, '')
        .replace(/^```\w*$/gm, '')
        .trim(),
    );
  return { sentence, examples };
}
