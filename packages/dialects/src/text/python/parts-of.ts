import type { SyntaxNode } from '@lezer/common';

const punctuation = ['(', ')', '[', ']', '{', '}', ',', 'Comment'];

/** The children of a node but brackets, commas and comments; of a long text only the first `limit`. */
export function partsOf(node: SyntaxNode, limit: number = Infinity): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child && parts.length < limit; child = child.nextSibling) {
    if (!punctuation.includes(child.name)) parts.push(child);
  }
  return parts;
}
