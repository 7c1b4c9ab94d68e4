import type { SyntaxNode } from '@lezer/common';
import { excerptOf, faultAt } from '../faults.ts';
import { compileBinary } from './compile-binary.ts';
import { compileCall } from './compile-call.ts';
import { type Compiling, type Computation, type Frame, failed, itemAt, numberOf } from './computation.ts';
import { partsOf } from './parts-of.ts';
import { knownNumbers } from './python-math.ts';
import { pythonNumber } from './python-number.ts';

/** How deep an expression may lie in others. */
const deepest = 500;

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
