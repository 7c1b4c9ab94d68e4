import type { SyntaxNode } from '@lezer/common';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import type { TextArg, TextNode } from '../text-node.ts';
import type { PythonScope } from './python-scope.ts';

/** The arguments of a call, and what is wrong with them. */
export function argsOf(
  list: SyntaxNode,
  { text }: PythonScope,
  inner: (child: SyntaxNode) => TextNode,
): { readonly args: TextArg[]; readonly faults: Fault[] } {
  const args: TextArg[] = [];
  const faults: Fault[] = [];
  // One argument lies between two commas.
  let parts: SyntaxNode[] = [];
  const take = (): void => {
    const [first, second, third] = parts.filter(({ type }) => !type.isError);
    if (first?.name === '*' || first?.name === '**') {
      faults.push(faultAt(first.from, `expected the arguments one by one, got ${first.name}`));
    } else if (first?.name === 'VariableName' && second?.name === 'AssignOp' && third) {
      args.push({ name: text.slice(first.from, first.to), nameFrom: first.from, value: inner(third) });
    } else if (first && !second) args.push({ nameFrom: first.from, value: inner(first) });
    else if (first && second) {
      const got = excerptOf(text.slice(second.from, second.to));
      faults.push(faultAt(second.from, `expected a comma, got ${got}`));
    }
    parts = [];
  };
  for (let node = list.firstChild; node; node = node.nextSibling) {
    if (node.name === ',') take();
    else if (!['(', ')', 'Comment'].includes(node.name)) parts.push(node);
  }
  take();
  return { args, faults };
}
