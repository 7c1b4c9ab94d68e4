import type { Issue } from '@lrlab/core';
import { dialectOf } from '../form/call.ts';
import type { Args, Dialect, Run } from '../form/form.ts';
import { formIn } from '../form/form-in.ts';
import { bindArgs } from './bind-args.ts';
import type { Document } from './document.ts';
import { addFault, excerptOf, type Faults, issuesOf, throwFaults } from './faults.ts';
import type { FoundCall, Syntax } from './layout.ts';
import { findPythonCall } from './python-layout.ts';
import { looksLike, parsers } from './syntaxes.ts';

/** What a text says. */
export interface Reading {
  readonly name: string;
  readonly args: Args;
  /** What it says about the run, such as the optimizer's rate. */
  readonly run: Run;
  /** Statements that were not understood, and passed over. */
  readonly ignored: readonly Issue[];
}

/**
 * The call that a user of a dialect has written: a Python call or a program that makes one, a configuration in Python, YAML,
 * JSON or protobuf text, or flags.
 *
 * The text is read and never run: arguments are literals, arithmetic on them, and names given to such before. What the
 * training loop passes, such as `global_step`, may be any expression and is left out. A `ScheduleError` names every fault with
 * its line and column, such as `text:1:14`.
 *
 * @example
 * readText('tf.train.cosine_decay(1e-2, global_step, 10_000, alpha=1./1000)', { dialect: 'tensorflow' });
 * // => { name: 'cosine_decay', args: { learning_rate: 0.01, decay_steps: 10000, alpha: 0.001 }, run: {}, ignored: [] }
 */
export function readText(text: string, options: { readonly dialect: string }): Reading {
  return readPlaced(text, options).reading;
}

/** As {@link readText}, and where the call stands in the text. */
export function readPlaced(
  text: string,
  options: { readonly dialect: string },
): { readonly reading: Reading; readonly found: FoundCall } {
  const dialect = dialectOf(options.dialect);
  const faults: Faults = { text, at: [] };
  const { document, found } = findCall(dialect, faults);
  const form = found && formIn(dialect.forms, found.call.name);
  if (found && !form) {
    const names = dialect.forms.map(({ name }) => name).join(', ');
    addFault(faults, found.call.nameFrom, `expected one of ${names}, got ${excerptOf(found.call.name)}`);
  }
  const args = found && form ? bindArgs(form, found.call, faults) : {};
  throwFaults(faults);
  const ignored = issuesOf(text, [...document.ignored, ...(found?.ignored ?? [])]);
  return { reading: { name: form!.name, args, run: found?.run ?? {}, ignored }, found: found! };
}

/** The first layout of the dialect that the text has; else the text is taken for Python. */
function findCall(
  { layouts = [], forms }: Dialect,
  faults: Faults,
): { readonly document: Document; readonly found: FoundCall | undefined } {
  const syntaxes = [...new Set<Syntax>([...layouts.map(({ syntax }) => syntax), 'python'])];
  for (const syntax of syntaxes.filter((syntax) => looksLike(syntax, faults.text))) {
    const document = parsers[syntax](faults);
    for (const layout of layouts.filter((layout) => layout.syntax === syntax)) {
      const found = layout.find(document, faults);
      if (found) return { document, found };
    }
    if (syntax === 'python') return { document, found: findPythonCall(document, { forms, faults }) };
  }
  const document = { text: faults.text, values: [], ignored: [] };
  const names = syntaxes.join(', ');
  addFault(faults, 0, `expected a schedule in one of ${names}, got ${excerptOf(faults.text) || 'nothing'}`);
  return { document, found: undefined };
}
