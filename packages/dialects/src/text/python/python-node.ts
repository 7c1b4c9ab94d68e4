import type { SyntaxNode } from '@lezer/common';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import { childrenOf, type TextNode } from '../text-node.ts';
import { arithmetic, named } from './arithmetic.ts';
import { callNode } from './call-node.ts';
import { dictNode } from './dict-node.ts';
import { partsOf } from './parts-of.ts';
import { pythonNumber } from './python-number.ts';
import type { PythonScope } from './python-scope.ts';
import { pythonString } from './python-string.ts';

/** How deep an expression may lie in others: `1 + 1 + 1` lies two deep. */
const deepest = 500;

/** More values are no configuration: names of lists of names would make any number of them. */
const mostValues = 100_000;

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
      return dictNode(node, scope, inner);
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
