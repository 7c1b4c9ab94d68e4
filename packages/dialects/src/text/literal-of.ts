import type { SyntaxNode } from '@lezer/common';
import { addFault, excerptOf, type Faults } from './faults.ts';
import { floorDivided, pythonNumber } from './python-number.ts';
import { pythonString } from './python-string.ts';

/** How deep an expression may lie in others: `1 + 1 + 1` lies two deep. */
const deepest = 500;

/**
 * The value of an expression that is a literal, or arithmetic on literals; `undefined` and a fault for anything else.
 * Nothing is looked up and nothing is run.
 */
export function literalOf(node: SyntaxNode, faults: Faults, depth = 0): unknown {
  const text = faults.text.slice(node.from, node.to);
  const refuse = (message: string, offset = node.from): undefined =>
    addFault(faults, offset, message) as undefined;
  if (depth > deepest) return refuse(`expected at most ${deepest} operations in one another, got more`);
  switch (node.name) {
    case 'Number': {
      const value = pythonNumber(faults.python.slice(node.from, node.to));
      return value ?? refuse(`expected a finite real number, got ${excerptOf(text)}`);
    }
    case 'Boolean':
      return text === 'True';
    case 'None':
      return null;
    case 'String':
      return pythonString(text) ?? refuse(`expected a string of characters, got ${excerptOf(text)}`);
    case 'ContinuedString': {
      const parts = partsOf(node).map((part) => literalOf(part, faults, depth + 1));
      return parts.every((part) => typeof part === 'string') ? parts.join('') : undefined;
    }
    case 'ParenthesizedExpression': {
      const [inner] = partsOf(node);
      return inner && literalOf(inner, faults, depth + 1);
    }
    case 'ArrayExpression':
    case 'TupleExpression':
      return listOf(node, faults, depth);
    case 'DictionaryExpression':
      return dictOf(node, faults, depth);
    case 'UnaryExpression': {
      const [operator, operand] = partsOf(node);
      const sign = faults.text.slice(operator!.from, operator!.to);
      if (!operand || !'+-'.includes(sign))
        return refuse(`expected + or - before a number, got ${excerptOf(sign)}`);
      const value = numberOf(operand, faults, depth);
      return value === undefined || sign === '+' ? value : -value;
    }
    case 'BinaryExpression': {
      const [left, operator, right] = partsOf(node);
      if (!left || !operator || !right) return undefined;
      const sign = faults.text.slice(operator.from, operator.to);
      if (!Object.hasOwn(operations, sign)) {
        return refuse(`expected one of ${Object.keys(operations).join(' ')}, got ${sign}`, operator.from);
      }
      const a = numberOf(left, faults, depth);
      const b = numberOf(right, faults, depth);
      if (a === undefined || b === undefined) return undefined;
      const value = operations[sign]!(a, b);
      return Number.isFinite(value) ? value : refuse(`expected a finite real number, got ${excerptOf(text)}`);
    }
    default:
      // What the parser could not read has a fault already.
      return node.type.isError
        ? undefined
        : refuse(`expected a literal, got ${named(node.name)}${excerptOf(text)}`);
  }
}

const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '//': floorDivided,
  '**': (a, b) => a ** b,
};

const names: Readonly<Record<string, string>> = {
  VariableName: 'the name ',
  MemberExpression: 'the name ',
  CallExpression: 'the call ',
  FormatString: 'the f-string ',
  LambdaExpression: 'the function ',
};

const named = (kind: string): string => names[kind] ?? '';

function numberOf(node: SyntaxNode, faults: Faults, depth: number): number | undefined {
  const before = faults.at.length;
  const value = literalOf(node, faults, depth + 1);
  if (typeof value === 'number') return value;
  if (value !== undefined && faults.at.length === before) {
    addFault(faults, node.from, `expected a number, got ${excerptOf(faults.text.slice(node.from, node.to))}`);
  }
  return undefined;
}

function listOf(node: SyntaxNode, faults: Faults, depth: number): unknown[] {
  return partsOf(node).map((item) => literalOf(item, faults, depth + 1));
}

function dictOf(node: SyntaxNode, faults: Faults, depth: number): Readonly<Record<string, unknown>> {
  const entries: [string, unknown][] = [];
  const parts = partsOf(node);
  for (let i = 0; i < parts.length; i += 3) {
    const [key, colon, value] = [parts[i]!, parts[i + 1], parts[i + 2]];
    if (colon?.name !== ':' || !value) {
      addFault(
        faults,
        key.from,
        `expected a key and its value, got ${excerptOf(faults.text.slice(key.from, key.to))}`,
      );
      break;
    }
    const name = literalOf(key, faults, depth + 1);
    if (typeof name === 'string') entries.push([name, literalOf(value, faults, depth + 1)]);
    else if (name !== undefined)
      addFault(faults, key.from, 'expected a string for a key, got something else');
  }
  return Object.fromEntries(entries);
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
