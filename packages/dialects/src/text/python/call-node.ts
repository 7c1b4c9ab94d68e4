import type { SyntaxNode } from '@lezer/common';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import type { TextNode } from '../text-node.ts';
import { argsOf } from './args-of.ts';
import { functions } from './arithmetic.ts';
import { partsOf } from './parts-of.ts';
import type { PythonScope } from './python-scope.ts';

/** A call, or the dictionary or number that a known one makes. */
export function callNode(
  node: SyntaxNode,
  scope: PythonScope,
  inner: (child: SyntaxNode) => TextNode,
): TextNode {
  const { from, to } = node;
  const opaque = (...faults: Fault[]): TextNode => ({ kind: 'opaque', faults, from, to });
  const callee = node.firstChild;
  const list = node.lastChild;
  if (!callee || list?.name !== 'ArgList') return opaque();
  const made = lazilyMade(callee, scope) ?? callee;
  const path = scope.text.slice(made.from, made.to);
  if (!/^[^\W\d]\w*(\s*\.\s*[^\W\d]\w*)*$/.test(path)) {
    return opaque(faultAt(callee.from, `expected the name of what is called, got ${excerptOf(path)}`));
  }
  const { args, faults } = argsOf(list, scope, inner);
  if (faults.length > 0) return opaque(...faults);
  if (path === 'dict' && args.every(({ name }) => name !== undefined)) {
    const entries = args.map(({ name, nameFrom, value }) => ({ key: name!, keyFrom: nameFrom, value }));
    return { kind: 'dict', entries, from, to };
  }
  const numbers = args.map(({ name, value }) =>
    name === undefined && value.kind === 'value' ? value.value : undefined,
  );
  if (Object.hasOwn(functions, path) && numbers.every((number) => typeof number === 'number')) {
    const value = functions[path]!(...numbers);
    if (Number.isFinite(value)) return { kind: 'value', value, from, to };
  }
  const name = path.slice(path.lastIndexOf('.') + 1).trim();
  return { kind: 'call', name, nameFrom: made.to - name.length, args, from, to };
}

/** What `L(X)(…)` of a lazy configuration makes: `X`. */
function lazilyMade(callee: SyntaxNode, { text }: PythonScope): SyntaxNode | undefined {
  if (callee.name !== 'CallExpression' || !callee.firstChild || callee.lastChild?.name !== 'ArgList')
    return undefined;
  if (!/^(?:L|LazyCall)$/.test(text.slice(callee.firstChild.from, callee.firstChild.to))) return undefined;
  const [made, more] = partsOf(callee.lastChild);
  return more ? undefined : made;
}
