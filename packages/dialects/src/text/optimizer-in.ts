import type { Run } from '../form/form.ts';
import { numberIn } from './plain-of.ts';
import { childrenOf, entryOf, type TextNode } from './text-node.ts';

/**
 * What the optimizer of a text says about the run: the rate it was made with, or one for each parameter group, and its momentum
 * or first beta. An optimizer is a call or a dictionary with an `lr` that is a number.
 */
export function optimizerIn(nodes: readonly TextNode[]): Run {
  const seen = new Set<TextNode>();
  const found: TextNode[] = [];
  const visit = (node: TextNode): void => {
    if (seen.has(node) || found.length > 0) return;
    seen.add(node);
    if (numberIn(argumentOf(node, 'lr')) !== undefined) found.push(node);
    else for (const child of childrenOf(node)) visit(child);
  };
  for (const node of nodes) visit(node);
  const [optimizer] = found;
  if (!optimizer) return {};
  const lr = numberIn(argumentOf(optimizer, 'lr'))!;
  const groups = groupsOf(optimizer).map((group) => numberIn(entryOf(group, 'lr')) ?? lr);
  const betas = argumentOf(optimizer, 'betas');
  const first = betas?.kind === 'list' ? betas.items[0] : undefined;
  const momentum = numberIn(argumentOf(optimizer, 'momentum')) ?? numberIn(first);
  return {
    baseRate: groups.length > 0 ? groups : lr,
    ...(momentum === undefined ? {} : { baseMomentum: momentum }),
  };
}

/** The argument of a call, or the entry of a dictionary, with a name. */
function argumentOf(node: TextNode, name: string): TextNode | undefined {
  if (node.kind === 'call') return node.args.find((arg) => arg.name === name)?.value;
  return entryOf(node, name);
}

/** The parameter groups of an optimizer: its first argument, where that is a list of dictionaries. */
function groupsOf(node: TextNode): readonly TextNode[] {
  const first = node.kind === 'call' ? node.args[0]?.value : undefined;
  const items = first?.kind === 'list' ? first.items : [];
  return items.length > 0 && items.every(({ kind }) => kind === 'dict') ? items : [];
}
