import type { SyntaxNode } from '@lezer/common';
import { excerptOf } from '../faults.ts';
import { type CompilingParts, type Computation, finite } from './computation.ts';
import { partsOf } from './parts-of.ts';
import { comparisons, operators } from './python-math.ts';

/** An operator or a comparison between two numbers. */
export function compileBinary(
  [left, operator, right]: readonly SyntaxNode[],
  { compiling, number, refuse, text }: CompilingParts & { readonly text: string },
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
