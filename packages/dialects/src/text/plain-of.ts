import { addFault, excerptOf, type Faults } from './faults.ts';
import type { TextNode } from './text-node.ts';

/** The plain value of a node; where it has none, `undefined`, and a fault that says what stands there. */
export function plainOf(node: TextNode, faults: Faults): unknown {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'list':
      return node.items.map((item) => plainOf(item, faults));
    case 'dict':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainOf(value, faults)]));
    case 'call':
      addFault(
        faults,
        node.from,
        `expected a literal, got the call ${excerptOf(faults.text.slice(node.from, node.to))}`,
      );
      return undefined;
    case 'opaque':
      faults.at.push(...node.faults);
      return undefined;
  }
}

/** The number that a node is, or nothing. */
export const numberIn = (node: TextNode | undefined): number | undefined =>
  node?.kind === 'value' && typeof node.value === 'number' ? node.value : undefined;

/** The string that a node is, or nothing. */
export const stringIn = (node: TextNode | undefined): string | undefined =>
  node?.kind === 'value' && typeof node.value === 'string' ? node.value : undefined;
