import type { SyntaxNode } from '@lezer/common';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import { childrenOf, type Entry, type TextArg, type TextNode } from '../text-node.ts';
import { arithmetic, functions, named } from './arithmetic.ts';
import { pythonNumber } from './python-number.ts';
import { pythonString } from './python-string.ts';

/** How deep an expression may lie in others: `1 + 1 + 1` lies two deep. */
const deepest = 500;

/** More values are no configuration: names of lists of names would make any number of them. */
const mostValues = 100_000;

/** What an expression is read with: the text, the text as the parser got it, and what names stand for. */
export interface PythonScope {
  readonly text: string;
  readonly python: string;
  readonly names: ReadonlyMap<string, TextNode>;
}

/** An expression of Python: literals, arithmetic on them, calls, and names that were given to such. Nothing is run. */
export function pythonNode(node: SyntaxNode, scope: PythonScope, depth = 0): TextNode {
  const found = expressionNode(node, scope, depth);
  const size = sizeOf(found);
  if (size > mostValues) {
    const fault = faultAt(node.from, `expected at most ${mostValues} values, got more`, 'size');
    return { kind: 'opaque', faults: [fault], from: node.from, to: node.to };
  }
  return found.size === undefined && size > 1 ? { ...found, size } : found;
}

const sizeOf = (node: TextNode): number =>
  node.size ?? childrenOf(node).reduce((sum, { size = 1 }) => sum + size, 1);

function expressionNode(node: SyntaxNode, scope: PythonScope, depth: number): TextNode {
  const { from, to } = node;
  const text = scope.text.slice(from, to);
  const value = (value: string | number | boolean | null): TextNode => ({ kind: 'value', value, from, to });
  const opaque = (...faults: Fault[]): TextNode => ({ kind: 'opaque', faults, from, to });
  const refuse = (message: string, offset = from): TextNode => opaque(faultAt(offset, message));
  if (depth > deepest) return refuse(`expected at most ${deepest} operations in one another, got more`);
  const inner = (child: SyntaxNode): TextNode => pythonNode(child, scope, depth + 1);
  switch (node.name) {
    case 'Number': {
      const number = pythonNumber(scope.python.slice(from, to));
      return number === undefined
        ? refuse(`expected a finite real number, got ${excerptOf(text)}`)
        : value(number);
    }
    case 'Boolean':
      return value(text === 'True');
    case 'None':
      return value(null);
    case 'String': {
      const string = pythonString(text);
      return string === undefined
        ? refuse(`expected a string of characters, got ${excerptOf(text)}`)
        : value(string);
    }
    case 'ContinuedString': {
      const parts = partsOf(node).map(inner);
      const strings = parts.flatMap((part) =>
        part.kind === 'value' && typeof part.value === 'string' ? [part.value] : [],
      );
      return strings.length === parts.length ? value(strings.join('')) : opaque(...faultsIn(parts));
    }
    case 'ParenthesizedExpression': {
      const [expression] = partsOf(node);
      return expression ? inner(expression) : opaque();
    }
    case 'ArrayExpression':
    case 'TupleExpression':
      return { kind: 'list', items: partsOf(node).map(inner), from, to };
    case 'DictionaryExpression':
      return dictOf(node, scope, inner);
    case 'UnaryExpression': {
      const [operator, operand] = partsOf(node);
      const sign = scope.text.slice(operator!.from, operator!.to);
      if (!operand || !'+-'.includes(sign))
        return refuse(`expected + or - before a number, got ${excerptOf(sign)}`);
      const number = numberOf(inner(operand), scope);
      return typeof number === 'number' ? value(sign === '+' ? number : -number) : opaque(...number);
    }
    case 'BinaryExpression': {
      const [left, operator, right] = partsOf(node);
      if (!left || !operator || !right) return opaque();
      const sign = scope.text.slice(operator.from, operator.to);
      if (!Object.hasOwn(arithmetic, sign)) {
        return refuse(`expected one of ${Object.keys(arithmetic).join(' ')}, got ${sign}`, operator.from);
      }
      const a = numberOf(inner(left), scope);
      const b = numberOf(inner(right), scope);
      if (typeof a !== 'number' || typeof b !== 'number')
        return opaque(...(typeof a === 'number' ? [] : a), ...(typeof b === 'number' ? [] : b));
      const result = arithmetic[sign]!(a, b);
      return Number.isFinite(result)
        ? value(result)
        : refuse(`expected a finite real number, got ${excerptOf(text)}`);
    }
    case 'VariableName': {
      const known = scope.names.get(text);
      return known ?? refuse(`expected a literal, got the name ${excerptOf(text)}`);
    }
    case 'MemberExpression': {
      const number = Object.hasOwn(named, text) ? named[text] : undefined;
      const known = scope.names.get(text);
      if (known) return known;
      return number === undefined
        ? refuse(`expected a literal, got the name ${excerptOf(text)}`)
        : value(number);
    }
    case 'CallExpression':
      return callNode(node, scope, inner);
    default:
      // What the parser could not read has a fault already.
      return node.type.isError
        ? opaque()
        : refuse(`expected a literal, got ${kinds[node.name] ?? ''}${excerptOf(text)}`);
  }
}

const kinds: Readonly<Record<string, string>> = {
  FormatString: 'the f-string ',
  LambdaExpression: 'the function ',
};

const faultsIn = (nodes: readonly TextNode[]): Fault[] =>
  nodes.flatMap((node) => (node.kind === 'opaque' ? node.faults : []));

/** The number a node is, or why it is none. */
function numberOf(node: TextNode, { text }: PythonScope): number | readonly Fault[] {
  if (node.kind === 'value' && typeof node.value === 'number') return node.value;
  if (node.kind === 'opaque') return node.faults;
  const got = excerptOf(text.slice(node.from, node.to));
  return [
    faultAt(
      node.from,
      node.kind === 'call' ? `expected a literal, got the call ${got}` : `expected a number, got ${got}`,
    ),
  ];
}

function callNode(node: SyntaxNode, scope: PythonScope, inner: (child: SyntaxNode) => TextNode): TextNode {
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

function argsOf(
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

function dictOf(node: SyntaxNode, { text }: PythonScope, inner: (child: SyntaxNode) => TextNode): TextNode {
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

const punctuation = ['(', ')', '[', ']', '{', '}', ',', 'Comment'];

/** The children of a node but brackets, commas and comments; of a long text only the first `limit`. */
export function partsOf(node: SyntaxNode, limit: number = Infinity): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child && parts.length < limit; child = child.nextSibling) {
    if (!punctuation.includes(child.name)) parts.push(child);
  }
  return parts;
}
