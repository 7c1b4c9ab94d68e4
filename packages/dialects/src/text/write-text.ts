import { type Issue, ScheduleError } from '@lrlab/core';
import { type Call, dialectOf, formOf } from '../call.ts';
import type { Dialect, Form } from '../form.ts';
import { argumentIssue, type InnerCall, isInnerCall, isPassedIn, type Parameter } from '../parameter.ts';
import { sameSchedule } from '../same-schedule.ts';
import { formIn } from './bind-args.ts';
import { type Block, blockText, withPrefix } from './python/block.ts';
import { pythonText } from './python/python-text.ts';

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
export function writeText(call: Omit<Call, 'run'> & Partial<Call>): string {
  return layoutText(call) ?? blockText(blockOf(call));
}

/**
 * A call as it stands in a program: with the import it needs, and under the name that its users give it.
 *
 * @example
 * writeProgram({ dialect: 'tensorflow', name: 'cosine_decay', args: { learning_rate: 0.01, decay_steps: 100 } });
 * // => 'import tensorflow.compat.v1 as tf\n\nlearning_rate = tf.train.cosine_decay(\n    learning_rate=0.01, global_step=global_step, decay_steps=100\n)'
 */
export function writeProgram(call: Omit<Call, 'run'> & Partial<Call>): string {
  const configured = layoutText(call);
  if (configured !== undefined) return configured;
  const { imports, variable } = dialectOf(call.dialect).python ?? {};
  const named = variable === undefined ? '' : `${variable} = `;
  const names = [...new Set(namesIn({ name: formOf(call.dialect, call.name).name, args: call.args }))];
  const head = imports === undefined ? '' : `${imports.replace('*', names.sort().join(', '))}\n\n`;
  return head + blockText(withPrefix(named, blockOf(call)));
}

/** The text of a call in the framework's configuration, where it has one that can say it. */
function layoutText({
  dialect: id,
  name,
  args,
  run = {},
}: Omit<Call, 'run'> & Partial<Call>): string | undefined {
  const { layouts = [] } = dialectOf(id);
  const own = formOf(id, name).name;
  for (const { write } of layouts) {
    const written = write?.({ name: own, args, run });
    if (written !== undefined) return written;
  }
  return undefined;
}

/** The names of a call and of those in it. */
const namesIn = ({ name, args }: InnerCall): string[] => [
  name,
  ...Object.values(args)
    .flat()
    .flatMap((value) => (isInnerCall(value) ? namesIn(value) : [])),
];

function blockOf({ dialect: id, name, args }: Omit<Call, 'run'>): Block | string {
  const dialect = dialectOf(id);
  const issues: Issue[] = [];
  const own = { name: formOf(id, name).name, args };
  const block = callBlock(own, { dialect, forms: dialect.forms, issues, path: 'args' });
  if (issues.length > 0) throw new ScheduleError(issues);
  return block;
}

interface Writing {
  readonly dialect: Dialect;
  readonly forms: readonly Form[];
  readonly issues: Issue[];
  readonly path: string;
}

function callBlock({ name, args }: InnerCall, { dialect, forms, issues, path }: Writing): Block | string {
  const form = formIn(forms, name);
  if (!form) {
    const names = forms.map((one) => one.name).join(', ');
    issues.push({ path, code: 'range', message: `expected one of ${names}, got ${name}` });
    return '';
  }
  const known = form.parameters
    .filter((parameter) => !isPassedIn(parameter))
    .map((parameter) => parameter.name);
  const add = (issue: Issue): void => void issues.push({ ...issue, path: issue.path.replace('args', path) });
  for (const own of Object.keys(args).filter((own) => !known.includes(own)))
    add(argumentIssue(own, `one of ${known.join(', ')}`, args[own], 'field'));
  const items = form.parameters.flatMap((parameter): (Block | string)[] => {
    if (isPassedIn(parameter)) return passedText(parameter);
    if (!Object.hasOwn(args, parameter.name)) return [];
    const value = args[parameter.name];
    if (!parameter.type.holds(value)) add(argumentIssue(parameter.name, parameter.type.expected, value));
    if ('fallback' in parameter && sameSchedule(value, parameter.fallback)) return [];
    return [withPrefix(`${parameter.name}=`, valueBlock(value, parameter))];
  });
  return { open: `${dialect.python?.prefix ?? ''}${form.name}(`, items, close: ')' };

  function valueBlock(value: unknown, parameter: Parameter): Block | string {
    const inner = parameter.type.forms?.() ?? [];
    const own = `${path}.${parameter.name}`;
    if (isInnerCall(value)) return callBlock(value, { dialect, forms: inner, issues, path: own });
    if (isFunction(value)) return value.function;
    if (Array.isArray(value))
      return { open: '[', items: value.map((one) => valueBlock(one, parameter)), close: ']' };
    return pythonText(value, { isRate: isRate(parameter) });
  }
}

const isFunction = (value: unknown): value is { readonly function: string } =>
  typeof value === 'object' && value !== null && 'function' in value && typeof value.function === 'string';

/** What users pass for the step, the optimizer and the like; nobody needs to name the operation. */
function passedText({ name }: Parameter): string[] {
  if (name === 'name') return [];
  return [`${name}=${name === 'x' ? 'global_step' : name}`];
}

/** Whether a framework takes a whole number for a float only where it is written as one: a rate, or a factor of rates. */
const isRate = ({ name }: Parameter): boolean =>
  /(^|_)(rates?|values?|lr|factor|ratio|alpha|beta|gamma|power)(_|$)/.test(name) &&
  !/(steps|iters|epochs)$/.test(name);
