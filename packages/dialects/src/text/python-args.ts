import type { Form } from '../form/form.ts';
import type { Layout } from './layout.ts';
import { findPythonCall, outermostCalls } from './python-layout.ts';
import type { TextArg } from './text-node.ts';

/** The one call of a program, whose arguments its users write in a way of their own: `read` gives them as the form takes them. */
export const pythonArgs = (
  forms: readonly Form[],
  read: (arg: TextArg, text: string) => readonly TextArg[],
): Layout => ({
  syntax: 'python',
  find: (document, faults) => {
    if (outermostCalls(document, forms).length !== 1) return undefined;
    const found = findPythonCall(document, { forms, faults });
    if (!found) return undefined;
    return {
      ...found,
      call: { ...found.call, args: found.call.args.flatMap((arg) => read(arg, faults.text)) },
    };
  },
});
