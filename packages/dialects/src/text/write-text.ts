import { ScheduleError } from '@lrlab/core';
import { type Call, formOf } from '../call.ts';
import { argumentIssue, isPassedIn, type Parameter } from '../parameter.ts';
import { sameSchedule } from '../same-schedule.ts';
import { pythonText } from './python-text.ts';

/** Where a framework keeps its schedules; users write the others by their names alone. */
const prefixes: Readonly<Record<string, string>> = { tensorflow: 'tf.train.' };

/** Columns of a line, as the usual formatter has them. */
const width = 88;

/**
 * A call as a user of its dialect would have written it in Python: arguments by name, defaults left out, and what the
 * training loop passes under its usual name. `readText` reads it back.
 *
 * @example
 * const args = { learning_rate: 0.01, decay_steps: 10000, alpha: 0 };
 * writeText({ dialect: 'tensorflow', name: 'cosine_decay', args });
 * // => 'tf.train.cosine_decay(learning_rate=0.01, global_step=global_step, decay_steps=10000)'
 */
export function writeText({ dialect, name, args }: Omit<Call, 'run'>): string {
  const form = formOf(dialect, name);
  const known = form.parameters
    .filter((parameter) => !isPassedIn(parameter))
    .map((parameter) => parameter.name);
  const unknown = Object.keys(args).filter((name) => !known.includes(name));
  const issues = unknown.map((name) =>
    argumentIssue(name, `one of ${known.join(', ')}`, args[name], 'field'),
  );
  const written = form.parameters.flatMap((parameter) => {
    if (isPassedIn(parameter)) return passedText(parameter);
    if (!Object.hasOwn(args, parameter.name)) return [];
    const value = args[parameter.name];
    if (!parameter.type.holds(value))
      issues.push(argumentIssue(parameter.name, parameter.type.expected, value));
    const isDefault = 'fallback' in parameter && sameSchedule(value, parameter.fallback);
    return isDefault ? [] : [`${parameter.name}=${pythonText(value, { isRate: isRate(parameter) })}`];
  });
  if (issues.length > 0) throw new ScheduleError(issues);
  const callee = `${prefixes[dialect] ?? ''}${form.name}`;
  const line = `${callee}(${written.join(', ')})`;
  if (line.length <= width) return line;
  const inner = `    ${written.join(', ')}`;
  if (inner.length <= width) return `${callee}(\n${inner}\n)`;
  return `${callee}(\n${written.map((argument) => `    ${argument},\n`).join('')})`;
}

/** What users pass for the step, the optimizer and the like; nobody needs to name the operation. */
function passedText({ name }: Parameter): string[] {
  if (name === 'name') return [];
  return [`${name}=${name === 'x' ? 'global_step' : name}`];
}

/** Whether a framework takes a whole number for a float only where it is written as one: a rate, or a factor of rates. */
const isRate = ({ name }: Parameter): boolean =>
  /(^|_)(rates?|values?|lr|factor|ratio|alpha|beta|gamma|power)(_|$)/.test(name) &&
  !/(steps|iters|epochs)$/.test(name);
