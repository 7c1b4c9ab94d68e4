import type { SyntaxNode } from '@lezer/common';
import { excerptOf } from '../faults.ts';
import { type CompilingParts, type Computation, failed, finite, itemAt } from './computation.ts';
import { partsOf } from './parts-of.ts';
import { knownFunctions, passingFunctions, pickingFunctions } from './python-math.ts';

/** A call of a known function. */
export function compileCall(
  node: SyntaxNode,
  {
    compiling,
    number,
    inner,
    refuse,
  }: CompilingParts & { readonly inner: (child: SyntaxNode) => Computation },
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
