import { parseArgs } from 'node:util';
import type { Issue } from '@lrlab/core';
import type { Command, Given, Option, Options } from './command.ts';
import { readValue } from './read-value.ts';

/** Options that every command has. */
export const commonOptions: Options = {
  json: { type: 'flag', summary: 'answer with JSON' },
  help: { type: 'flag', short: 'h', summary: 'show this help' },
};

/** What was given to a command, and every fault in it. */
export function readArgs(
  command: Pick<Command, 'options' | 'rest'>,
  args: readonly string[],
): Given<Options> & { readonly issues: readonly Issue[] } {
  const options: Options = { ...command.options, ...commonOptions };
  const { tokens } = parseArgs({
    args: withoutBorrowed(args, options),
    options: {
      ...Object.fromEntries(
        Object.entries(options).map(([name, { type, short }]) => [
          name,
          { type: type === 'flag' ? ('boolean' as const) : ('string' as const), ...(short && { short }) },
        ]),
      ),
    },
    // Strict parsing stops at the first fault; we name all of them.
    strict: false,
    tokens: true,
  });
  const values: Record<string, unknown> = {};
  const rest: string[] = [];
  const issues: Issue[] = [];
  const fault = (path: string, code: Issue['code'], message: string): void => {
    issues.push({ path, code, message });
  };
  let unknownAt = -2;
  for (const token of tokens) {
    // What follows an option we do not know may have been its value.
    if (token.kind === 'positional' && token.index !== unknownAt + 1) rest.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) {
      unknownAt = token.index;
      const names = Object.keys(options).map((name) => `--${name}`);
      fault(token.rawName, 'field', `expected one of ${names.join(', ')}`);
      continue;
    }
    const issue = take(option, token, values);
    if (issue) issues.push({ ...issue, path: token.rawName });
  }
  if (command.rest === undefined) {
    for (const text of rest) fault('', 'field', `expected options only, got ${JSON.stringify(text)}`);
  }
  return { values: values as Given<Options>['values'], rest, issues };
}

/** An option that stands where the value of another should is not that value: the other one has none. */
function withoutBorrowed(args: readonly string[], options: Options): string[] {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const names = Object.entries(options).filter(([, { type }]) => type !== 'flag');
  return args.map((text, i) => {
    const found = names.find(([name, { short }]) => text === `--${name}` || text === `-${short}`);
    const isLast = (args[i + 1] ?? '--').startsWith('--');
    return found && i < end && isLast ? `--${found[0]}=` : text;
  });
}

/** Adds the value of one option to `values`, or tells what is wrong with it. */
function take(
  { type, many = false }: Option,
  { name, value }: { name: string; value?: string | undefined },
  values: Record<string, unknown>,
): Omit<Issue, 'path'> | undefined {
  const list = values[name] as unknown[] | undefined;
  if (list !== undefined && !many && type !== 'flag') return { code: 'field', message: 'expected it once' };
  if (type === 'flag') {
    if (value !== undefined)
      return { code: 'type', message: `expected no value, got ${JSON.stringify(value)}` };
    values[name] = true;
    return undefined;
  }
  const read = readValue(type, value ?? '');
  if ('expected' in read) {
    const got = value ? JSON.stringify(value) : 'nothing';
    return { code: 'type', message: `expected ${read.expected}, got ${got}` };
  }
  values[name] = many ? [...(list ?? []), read.value] : read.value;
  return undefined;
}
