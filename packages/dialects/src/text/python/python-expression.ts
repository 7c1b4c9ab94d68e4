import type { SyntaxNode } from '@lezer/common';
import { type Issue, ScheduleError } from '@lrlab/core';
import { excerptOf, type Fault, faultAt } from '../faults.ts';
import {
  comparisons,
  knownFunctions,
  knownNumbers,
  operators,
  passingFunctions,
  pickingFunctions,
} from './python-math.ts';
import { partsOf } from './python-node.ts';
import { pythonNumber } from './python-number.ts';

/** A number, or a list of them; what is true is 1. */
export type PythonValue = number | readonly PythonValue[];

/** What a function is computed with: its names, and how many operations are left. */
export interface Frame {
  readonly names: Map<string, PythonValue>;
  readonly budget: { left: number };
}

export type Computation = (frame: Frame) => PythonValue;

/** A function as it is compiled: its text, the text as the parser got it, and what is not understood. */
export interface Compiling {
  readonly text: string;
  readonly python: string;
  readonly faults: Fault[];
}

/** How deep an expression may lie in others. */
const deepest = 500;

export function failed(message: string): ScheduleError {
  const issue: Issue = { path: 'function', code: 'range', message };
  return new ScheduleError([issue]);
}

export function numberOf(value: PythonValue): number {
  if (typeof value === 'number') return value;
  throw failed('expected a number, got a list');
}

/** A number that Python can hold and that an operation gave; it raises for a division by zero and the like. */
function finite(value: number, text: string, frame: Frame): number {
  if (--frame.budget.left < 0) throw failed('expected a function that is done soon, got more operations');
  if (Number.isFinite(value)) return value;
  throw failed(`expected a finite real number, got none from ${excerptOf(text)}`);
}

/** An expression as a computation; what is not understood is a fault, and computes nothing. */
export function compileExpression(node: SyntaxNode, compiling: Compiling, depth = 0): Computation {
  const text = compiling.text.slice(node.from, node.to);
  const refuse = (message: string, offset = node.from): Computation => {
    compiling.faults.push(faultAt(offset, message));
    return () => 0;
  };
  if (depth > deepest) return refuse(`expected at most ${deepest} operations in one another, got more`);
  const inner = (child: SyntaxNode): Computation => compileExpression(child, compiling, depth + 1);
  const number = (child: SyntaxNode): ((frame: Frame) => number) => {
    const value = inner(child);
    return (frame) => numberOf(value(frame));
  };
  const parts = partsOf(node);
  switch (node.name) {
    case 'Number': {
      const value = pythonNumber(compiling.python.slice(node.from, node.to).trim());
      return value === undefined
        ? refuse(`expected a finite real number, got ${excerptOf(text)}`)
        : () => value;
    }
    case 'Boolean':
      return () => (text === 'True' ? 1 : 0);
    case 'ParenthesizedExpression':
      return parts.length === 1 ? inner(parts[0]!) : refuse(`expected one value, got ${excerptOf(text)}`);
    case 'ArrayExpression':
    case 'TupleExpression': {
      const items = parts.map(inner);
      return (frame) => items.map((item) => item(frame));
    }
    case 'VariableName': {
      const fallback = knownNumbers.get(text);
      return (frame) => {
        const value = frame.names.get(text) ?? fallback;
        if (value === undefined) throw failed(`expected a name that has a value, got ${excerptOf(text)}`);
        return value;
      };
    }
    case 'UnaryExpression': {
      const [operator, operand] = parts;
      if (!operator || !operand) return () => 0;
      const sign = compiling.text.slice(operator.from, operator.to);
      // The parser gives all that follows to the not.
      const isLoose =
        operand.name === 'BinaryExpression' && /^(and|or)$/.test(partsOf(operand)[1]?.name ?? '');
      if (sign === 'not' && isLoose) return refuse('expected brackets around what the not is of, got none');
      const value = number(operand);
      if (sign === 'not') return (frame) => (value(frame) === 0 ? 1 : 0);
      if (sign === '-') return (frame) => -value(frame);
      return sign === '+' ? value : refuse(`expected + - or not, got ${excerptOf(sign)}`);
    }
    case 'ConditionalExpression': {
      const [yes, , test, , no] = parts;
      if (!yes || !test || !no) return () => 0;
      const [a, condition, b] = [inner(yes), number(test), inner(no)];
      return (frame) => (condition(frame) === 0 ? b(frame) : a(frame));
    }
    case 'BinaryExpression':
      return compileBinary(parts, { compiling, number, refuse, text });
    case 'MemberExpression': {
      const known = knownNumbers.get(text.replaceAll(' ', ''));
      if (known !== undefined) return () => known;
      const [list, index, more] = parts;
      if (!list || !index || more || !text.endsWith(']'))
        return refuse(`expected a known name, got ${excerptOf(text)}`);
      const [items, place] = [inner(list), number(index)];
      return (frame) => itemAt(items(frame), place(frame));
    }
    case 'CallExpression':
      return compileCall(node, { compiling, number, inner, refuse });
    default:
      return node.type.isError ? () => 0 : refuse(`expected arithmetic, got ${excerptOf(text)}`);
  }
}

function itemAt(items: PythonValue, place: number): PythonValue {
  const found =
    typeof items === 'number' || !Number.isInteger(place)
      ? undefined
      : items[place < 0 ? items.length + place : place];
  if (found === undefined) throw failed(`expected an item of a list, got none at ${place}`);
  return found;
}

interface Inner {
  readonly compiling: Compiling;
  readonly number: (child: SyntaxNode) => (frame: Frame) => number;
  readonly refuse: (message: string, offset?: number) => Computation;
}

function compileBinary(
  [left, operator, right]: readonly SyntaxNode[],
  { compiling, number, refuse, text }: Inner & { readonly text: string },
): Computation {
  if (!left || !operator || !right) return () => 0;
  const sign = compiling.text.slice(operator.from, operator.to);
  const [a, b] = [number(left), number(right)];
  if (sign === 'and') return (frame) => (a(frame) === 0 ? 0 : b(frame));
  if (sign === 'or') return (frame) => a(frame) || b(frame);
  if (Object.hasOwn(operators, sign)) {
    const operate = operators[sign]!;
    return (frame) => finite(operate(a(frame), b(frame)), text, frame);
  }
  if (!Object.hasOwn(comparisons, sign))
    return refuse(`expected an operator of numbers, got ${excerptOf(sign)}`, operator.from);
  const compare = comparisons[sign]!;
  const before = chainedOf(left);
  if (!before) return (frame) => Number(compare(a(frame), b(frame)));
  // `a < b < c` is `a < b and b < c`.
  const middle = number(before);
  return (frame) => (a(frame) === 0 ? 0 : Number(compare(middle(frame), b(frame))));
}

/** The right side of a comparison that another one follows. */
function chainedOf(node: SyntaxNode): SyntaxNode | undefined {
  const [, operator, right] = node.name === 'BinaryExpression' ? partsOf(node) : [];
  return operator?.name === 'CompareOp' ? right : undefined;
}

function compileCall(
  node: SyntaxNode,
  { compiling, number, inner, refuse }: Inner & { readonly inner: (child: SyntaxNode) => Computation },
): Computation {
  const [callee, list] = [node.firstChild!, node.lastChild!];
  const name = compiling.text.slice(callee.from, callee.to).replaceAll(' ', '');
  const args = list.name === 'ArgList' ? partsOf(list) : [];
  if (args.some((part) => ['*', '**', 'AssignOp'].includes(part.name)))
    return refuse('expected numbers by place, got another argument', list.from);
  if (name === 'len' && args.length === 1) {
    const items = inner(args[0]!);
    return (frame) => {
      const found = items(frame);
      if (typeof found === 'number') throw failed('expected a list, got a number');
      return found.length;
    };
  }
  // Of another type it is the same number.
  if (passingFunctions.has(name) && args.length > 0) return inner(args[0]!);
  if (pickingFunctions.has(name) && args.length === 2) {
    const [items, place] = [inner(args[0]!), number(args[1]!)];
    return (frame) => itemAt(items(frame), place(frame));
  }
  const known = knownFunctions.get(name);
  if (!known) return refuse(`expected a function of mathematics, got ${excerptOf(name)}`);
  if (args.length < known.least || args.length > known.most)
    return refuse(`expected ${known.least} to ${known.most} arguments of ${name}, got ${args.length}`);
  const values = args.map(number);
  const text = compiling.text.slice(node.from, node.to);
  return (frame) => finite(known.of(...values.map((value) => value(frame))), text, frame);
}
