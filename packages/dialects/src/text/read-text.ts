import type { Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { type Call, dialectOf } from '../call.ts';
import { bindArgs } from './bind-args.ts';
import { addFault, excerptOf, type Faults, throwFaults } from './faults.ts';
import { addSyntaxFault, addSyntaxFaults, findCall } from './find-call.ts';
import { scanned } from './scan.ts';

/** Up to so many characters every fault of syntax is told; in a longer text only the first, as looking on takes seconds. */
const searched = 10_000;

/**
 * The call that a user of a dialect has written in Python.
 *
 * The text is read and never run: arguments are literals and arithmetic on them, by place or by name. What the training loop
 * passes, such as `global_step`, may be any expression and is left out. A `ScheduleError` names every fault with its line and
 * column, such as `text:1:14`.
 *
 * @example
 * readText('tf.train.cosine_decay(1e-2, global_step, 10_000, alpha=1./1000)', { dialect: 'tensorflow' });
 * // => { name: 'cosine_decay', args: { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 } }
 */
export function readText(
  text: string,
  { dialect }: { readonly dialect: string },
): Pick<Call, 'name' | 'args'> {
  const { forms } = dialectOf(dialect);
  const found = { text, at: [] };
  const faults: Faults = { ...found, python: scanned(found) };
  throwFaults(faults);
  const tree = treeOf(faults);
  const call = findCall(tree, faults);
  const form = forms.find(({ name, aliases }) => call && [name, ...aliases].includes(call.name));
  if (call && !form) {
    const names = forms.map(({ name }) => name).join(', ');
    addFault(faults, call.nameAt, `expected one of ${names}, got ${excerptOf(call.name)}`);
  }
  const args = call && form ? bindArgs(form, call.args, faults) : {};
  throwFaults(faults);
  return { name: form!.name, args };
}

/** The text as the parser understands it, and what it does not. */
function treeOf(faults: Faults): Tree {
  const { python } = faults;
  if (python.length <= searched) {
    const tree = parser.parse(python);
    addSyntaxFaults(tree, faults);
    return tree;
  }
  try {
    return parser.configure({ strict: true }).parse(python);
  } catch (error) {
    const place = /No parse at (\d+)/.exec((error as Error).message)?.[1];
    addSyntaxFault(faults, Number(place ?? 0));
    throwFaults(faults);
    throw error;
  }
}
