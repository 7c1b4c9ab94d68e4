import type { Run } from '../form/form.ts';
import { numberIn } from './plain-of.ts';
import { argumentOf, entryOf, nodeIn, type TextNode } from './text-node.ts';

/**
 * What the optimizer of a text says about the run: the rate it was made with, or one for each parameter group, and its momentum
 * or first beta. An optimizer is a call or a dictionary with an `lr` that is a number.
 */
export function optimizerIn(nodes: readonly TextNode[]): Run {
  const optimizer = nodeIn(nodes, (node): node is TextNode => numberIn(argumentOf(node, 'lr')) !== undefined);
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

/** The parameter groups of an optimizer: its first argument, where that is a list of dictionaries. */
function groupsOf(node: TextNode): readonly TextNode[] {
  const first = node.kind === 'call' ? node.args[0]?.value : undefined;
  const items = first?.kind === 'list' ? first.items : [];
  return items.length > 0 && items.every(({ kind }) => kind === 'dict') ? items : [];
}
