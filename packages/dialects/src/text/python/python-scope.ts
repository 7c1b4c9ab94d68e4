import type { TextNode } from '../text-node.ts';

/** What an expression is read with: the text, the text as the parser got it, and what names stand for. */
export interface PythonScope {
  readonly text: string;
  readonly python: string;
  readonly names: ReadonlyMap<string, TextNode>;
}
