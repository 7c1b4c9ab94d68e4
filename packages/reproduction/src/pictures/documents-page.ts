import type { Item } from './items-of.ts';

/** A notebook's file name without `.ipynb`, and what it says and shows. */
export interface DocumentItems {
  readonly name: string;
  readonly items: readonly Item[];
}

const intro = `# Every plot of the five documents

This page shows every plot of the five documents that lrlab redraws, with its caption and with what it teaches. Each is made
in a notebook, by the framework's own call, and held against what that framework computed when it was run; \`npm run reproduce\`
does it again and writes a page on which you can point at the lines. The words below are the notebooks' own.

Next: [what a schedule is here](concepts.md), [the schedules by name](schedules.md),
[warm-up in epochs and in iterations](warmup.md), [the commands](commands.md).

<!-- Written by \`pnpm pictures\` from the notebooks; change those. -->
`;

/** The page of all documents, in Markdown. */
export function documentsPage(documents: readonly DocumentItems[]): string {
  const contents = documents.map(({ items }) => {
    const title = /^# (.*)/.exec(
      items.flatMap((item) => (item.kind === 'words' ? [item.text] : []))[0] ?? '',
    );
    return `- [${title?.[1]}](#${anchorOf(title?.[1] ?? '')})`;
  });
  const parts = documents.flatMap(({ name, items }) => {
    const [first = '', ...rest] = items.map(itemText);
    return [first, `Made in [${name}.ipynb](../notebooks/${name}.ipynb).`, ...rest];
  });
  return `${[intro.trim(), contents.join('\n'), ...parts].join('\n\n')}\n`;
}

function itemText(item: Item): string {
  switch (item.kind) {
    case 'words':
      // One level down: the page has a title of its own. And in the one form of emphasis that the formatter leaves alone.
      return item.text
        .trim()
        .replace(/^#/gm, '##')
        .replace(/(?<![*\w])\*(\w+)\*(?![*\w])/g, '_$1_');
    case 'table':
      return `\`\`\`text\n${item.text.trim()}\n\`\`\`${item.id && `\n\n**${item.id}**`}`;
    case 'figure': {
      const { id, picture, caption, chinese } = item;
      const words = [id && `**${id}**`, chinese !== caption && chinese, id && caption].filter(Boolean);
      const under = words.length > 0 ? `\n\n${words.join(' · ')}` : '';
      return `![${caption}](pictures/${picture.name}.svg)${under}`;
    }
  }
}

/** A heading as GitHub writes it in a link. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-');
