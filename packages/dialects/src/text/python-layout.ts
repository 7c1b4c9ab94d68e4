import type { Form } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import type { Document } from './document.ts';
import { addFault, excerptOf, type Faults } from './faults.ts';
import type { FoundCall } from './layout.ts';
import { optimizerIn } from './optimizer-in.ts';
import { type CallNode, childrenOf, type TextNode } from './text-node.ts';

/**
 * The one call of a form in a Python program, wherever it stands: `f(…)`, `rate = a.b.f(…)`, `SGD(learning_rate=f(…))`; not
 * one that the call of another form takes in.
 */
export function findPythonCall(
  { values, ignored }: Document,
  { forms, faults }: { readonly forms: readonly Form[]; readonly faults: Faults },
): FoundCall | undefined {
  const nodes = values.map(({ value }) => value);
  const known = outermost(nodes, (name) => formIn(forms, name) !== undefined);
  const calls = nodes.filter((node): node is CallNode => node.kind === 'call');
  const [call, second] = known.length > 0 ? known : calls;
  if (second) {
    addFault(faults, second.from, `expected one call, got a second: ${textOf(second, faults)}`);
    return undefined;
  }
  if (!call) tellNoCall(nodes, faults, ignored[0]?.offset ?? 0);
  else if (known.length > 0) return { call, run: optimizerIn(nodes) };
  else addFault(faults, call.nameFrom, `expected one of ${namesOf(forms)}, got ${excerptOf(call.name)}`);
  return undefined;
}

/** The calls of forms in a program that lie in no other call of one. */
export const outermostCalls = ({ values }: Document, forms: readonly Form[]): readonly CallNode[] =>
  outermost(
    values.map(({ value }) => value),
    (name) => formIn(forms, name) !== undefined,
  );

/** The calls of some names in nodes, each once, and none that lies in another of them. */
function outermost(nodes: readonly TextNode[], isNamed: (name: string) => boolean): CallNode[] {
  const found = new Set<CallNode>();
  const inner = new Set<TextNode>();
  const seen = new Set<TextNode>();
  const visit = (node: TextNode, isInside: boolean): void => {
    if (isInside) inner.add(node);
    // A name may bring the same node in many times.
    if (seen.has(node) && !isInside) return;
    seen.add(node);
    const isFound = node.kind === 'call' && isNamed(node.name);
    if (isFound) found.add(node);
    for (const child of childrenOf(node))
      if (!(inner.has(child) && (isInside || isFound))) visit(child, isInside || isFound);
  };
  for (const node of nodes) visit(node, false);
  return [...found].filter((node) => !inner.has(node));
}

function tellNoCall(free: readonly TextNode[], faults: Faults, offset: number): void {
  const [first] = free;
  if (first?.kind === 'opaque' && faults.text.slice(first.from, first.to).trimEnd().endsWith(')')) {
    faults.at.push(...first.faults);
    return;
  }
  const got = first ? textOf(first, faults) : excerptOf(faults.text.slice(offset)) || 'nothing';
  addFault(faults, first?.from ?? offset, `expected a call such as f(0.1, steps=10), got ${got}`);
}

const namesOf = (forms: readonly Form[]): string => forms.map(({ name }) => name).join(', ');

const textOf = ({ from, to }: TextNode, { text }: Faults): string => excerptOf(text.slice(from, to));
