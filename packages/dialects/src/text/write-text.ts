import { ScheduleError } from '@lrlab/core';
import { type Call, dialectOf, formOf } from '../form/call.ts';
import type { Args, Form } from '../form/form.ts';
import { sameSchedule } from '../form/same-schedule.ts';
import { callBlock } from './call-block.ts';
import { type Definitions, definitions } from './definitions.ts';
import { importsOf, styleOf } from './imports-of.ts';
import { type Block, blockText, withPrefix } from './python/block.ts';
import { readText } from './read-text.ts';
import { withDefaults } from './with-defaults.ts';

/**
 * A call as a user of its dialect would have written it: in the framework's configuration where it has one, else as a Python
 * call with arguments by name, defaults left out, and what the training loop passes under its usual name. `readText` reads it
 * back. A `ScheduleError` names every argument that the call cannot take.
 *
 * @example
 * const args = { learning_rate: 0.01, decay_steps: 10000, alpha: 0 };
 * writeText({ dialect: 'tensorflow', name: 'cosine_decay', args });
 * // => 'tf.train.cosine_decay(learning_rate=0.01, global_step=global_step, decay_steps=10000)'
 */
export const writeText = (call: WritableCall): string => writtenText(call).text;

/**
 * A call as it stands in a program: with the import it needs, and under the name that its users give it.
 *
 * @example
 * writeProgram({ dialect: 'tensorflow', name: 'cosine_decay', args: { learning_rate: 0.01, decay_steps: 100 } });
 * // => 'import tensorflow.compat.v1 as tf\n\nlearning_rate = tf.train.cosine_decay(\n    learning_rate=0.01, global_step=global_step, decay_steps=100\n)'
 */
export const writeProgram = (call: WritableCall): string => writtenText(call).program;

type WritableCall = Omit<Call, 'run'> & Partial<Call>;

/** A call by itself, and as it stands in a program: in a configuration there is no difference. */
export function writtenText(call: WritableCall): { readonly text: string; readonly program: string } {
  const functions = definitions();
  // What the call cannot take is told first, whatever the layout.
  const block = blockOf(call, functions);
  const configured = layoutText(call);
  if (configured !== undefined) return { text: configured, program: configured };
  const dialect = dialectOf(call.dialect);
  const { name } = formOf(call.dialect, call.name);
  const { variable } = styleOf(dialect.python ?? {}, name);
  const named = variable === undefined ? block : withPrefix(`${variable} = `, block);
  const imports = importsOf({ name, args: call.args }, dialect.python ?? {});
  return { text: functions.before(blockText(block)), program: functions.before(blockText(named), imports) };
}

/** The text of a call in the framework's configuration, where it has one that says it: that is read back to make sure. */
function layoutText({ dialect: id, name, args, run = {} }: WritableCall): string | undefined {
  const { layouts = [] } = dialectOf(id);
  const form = formOf(id, name);
  for (const { write } of layouts) {
    const written = write?.({ name: form.name, args, run });
    if (written !== undefined && says(written, { dialect: id, form, args })) return written;
  }
  return undefined;
}

function says(
  text: string,
  { dialect, form, args }: { readonly dialect: string; readonly form: Form; readonly args: Args },
): boolean {
  try {
    const again = readText(text, { dialect });
    return again.name === form.name && sameSchedule(withDefaults(form, again.args), withDefaults(form, args));
  } catch (error) {
    if (error instanceof ScheduleError) return false;
    throw error;
  }
}

function blockOf({ dialect: id, name, args }: Omit<Call, 'run'>, { nameOf }: Definitions): Block | string {
  const dialect = dialectOf(id);
  const { forms } = dialect;
  const own = { name: formOf(id, name).name, args };
  return callBlock(own, {
    forms,
    nameOf,
    open: (callee) => `${styleOf(dialect.python ?? {}, callee).prefix ?? ''}${callee}(`,
  });
}
