import type { SyntaxNode } from '@lezer/common';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import type { Entry, TextNode } from '../text-node.ts';
import { partsOf } from './parts-of.ts';
import type { PythonScope } from './python-scope.ts';

/** A dictionary whose keys are strings or numbers. */
export function dictNode(
  node: SyntaxNode,
  { text }: PythonScope,
  inner: (child: SyntaxNode) => TextNode,
): TextNode {
  const { from, to } = node;
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  const parts = partsOf(node);
  for (let i = 0; i < parts.length; i += 3) {
    const [key, colon, value] = [parts[i]!, parts[i + 1], parts[i + 2]];
    if (colon?.name !== ':' || !value) {
      const got = excerptOf(text.slice(key.from, key.to));
      faults.push(faultAt(key.from, `expected a key and its value, got ${got}`));
      break;
    }
    const name = inner(key);
    // optax keeps scales by step.
    if (name.kind === 'value' && (typeof name.value === 'string' || typeof name.value === 'number'))
      entries.push({ key: String(name.value), keyFrom: key.from, value: inner(value) });
    else if (name.kind === 'opaque') faults.push(...name.faults);
    else faults.push(faultAt(key.from, 'expected a string for a key, got something else'));
  }
  return faults.length > 0 ? { kind: 'opaque', faults, from, to } : { kind: 'dict', entries, from, to };
}
