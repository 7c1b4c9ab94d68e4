import type { Command, Option } from './command.ts';
import { commonOptions } from './read-args.ts';

const indented = (rows: readonly (readonly [left: string, right: string])[]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

/** The help of all commands, or of those of one group such as `notebook`. */
export function overviewOf(commands: readonly Command[], group = ''): string {
  return `lrlab: learning-rate schedules, exact as each framework runs them, in epochs and in iterations.

Usage: lrlab ${group ? `${group} ` : ''}COMMAND [OPTIONS]

Commands:
${indented(commands.map(({ name, summary }) => [name, summary]))}

Options:
${indented([
  ['--help', 'show this help; after a command, the help of the command, with examples'],
  ['--version', 'show the version'],
  ['--json', 'answer with JSON; every command has it'],
])}

Answers go to standard output, everything else to standard error. The exit code is 0; 1 if what was run
failed; 2 if what was given is at fault.
`;
}

/** The help of one command. */
export function helpOf({ name, about, rest, options, examples }: Command): string {
  const all = Object.entries({ ...options, ...commonOptions });
  return `Usage: lrlab ${name} [OPTIONS]${rest ? ` ${rest}` : ''}

${about}

Options:
${indented(all.map(([name, option]) => [leftOf(name, option), option.summary]))}

Examples:
${examples.map(({ line, about }) => `  # ${about}\n  ${line}`).join('\n')}
`;
}

const leftOf = (name: string, { value, short }: Option): string =>
  `--${name}${value ? ` ${value}` : ''}${short ? `, -${short}` : ''}`;
