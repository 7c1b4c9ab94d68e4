import type { Form } from '../../form/form.ts';
import { type Fault, faultAt } from '../../text/faults.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn } from '../../text/plain-of.ts';
import { findPythonCall, outermostCalls } from '../../text/python-layout.ts';
import { nodeOf, type TextNode } from '../../text/text-node.ts';

/** The calls of a learner, with `slice(a, b)` for rates: from `a` in the first group to `b` in the last. */
export const slices = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document, faults) => {
    if (outermostCalls(document, forms).length !== 1) return undefined;
    const found = findPythonCall(document, { forms, faults });
    if (!found) return undefined;
    const ignored: Fault[] = [];
    const args = found.call.args.map((arg) => ({ ...arg, value: ratesIn(arg.value, ignored) }));
    const others = document.values.map(({ value }) => value).filter((value) => value !== found.call);
    return { call: { ...found.call, args }, run: optimizerIn(others), ignored };
  },
});

/** What a slice says of the first and the last group; how many lie between them is the model's. */
function ratesIn(node: TextNode, ignored: Fault[]): TextNode {
  if (node.kind !== 'call' || node.name !== 'slice') return node;
  const ends = node.args.map(({ value }) => numberIn(value));
  const [one, other] = ends;
  if (one === undefined || ends.length > 2 || (ends.length === 2 && other === undefined)) return node;
  ignored.push(
    faultAt(
      node.from,
      'expected a rate for each group of the model, got a slice: its first and last are read',
    ),
  );
  const rates = other === undefined ? [one / 10, one] : [one, other];
  return { ...nodeOf(rates, node.from), to: node.to };
}
