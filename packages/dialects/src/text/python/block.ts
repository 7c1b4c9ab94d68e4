/** Columns of a line, as the usual formatter has them. */
const width = 88;

/** What may go over lines: what opens it, its items with commas between them, and what closes it. */
export interface Block {
  readonly open: string;
  readonly items: readonly (Block | string)[];
  readonly close: string;
}

/** A block that begins with some more text. */
export const withPrefix = (prefix: string, block: Block | string): Block | string =>
  typeof block === 'string' ? prefix + block : { ...block, open: prefix + block.open };

/** A block on one line if it fits, else with its items on the next, else with each on a line of its own. */
export function blockText(
  block: Block | string,
  { indent = 0, column = indent }: { readonly indent?: number; readonly column?: number } = {},
): string {
  const line = flatText(block);
  if (typeof block === 'string' || column + line.length <= width) return line;
  const space = ' '.repeat(indent + 4);
  const inner = space + block.items.map(flatText).join(', ');
  const end = ' '.repeat(indent) + block.close;
  if (inner.length <= width) return `${block.open}\n${inner}\n${end}`;
  const own = block.items.map((item) => `${space}${blockText(item, { indent: indent + 4 })},\n`);
  return `${block.open}\n${own.join('')}${end}`;
}

function flatText(block: Block | string): string {
  return typeof block === 'string' ? block : block.open + block.items.map(flatText).join(', ') + block.close;
}
