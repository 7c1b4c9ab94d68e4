import type { Issue } from '@lrlab/core';
import type { Command, ExitCode, Io } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overviewOf } from './help.ts';
import { readArgs } from './read-args.ts';
import { versionOf } from './version.ts';

/** Runs the command line `args` and tells the exit code; nothing is thrown but what is no fault of the user's. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    const lines = faultsOf(error);
    if (!lines) throw error;
    return refuse(lines, io);
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const found = commands.find(({ name }) => name.split(' ').every((word, i) => args[i] === word));
  if (found) return runCommand(found, args.slice(found.name.split(' ').length), io);
  const [first = '--help', ...others] = args;
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  const isHelp = (word: string): boolean => ['--help', '-h', 'help', '--json'].includes(word);
  if (group.length > 0 && others.every(isHelp)) return help(args, group, first, io);
  if (args.every(isHelp)) return help(args, commands, '', io);
  if (args.length === 1 && first === '--version') return answer(`${versionOf()}\n`, io);
  if (first === '--version' && others.every((word) => word === '--json')) {
    return answer(`${JSON.stringify({ version: versionOf() })}\n`, io);
  }
  const names = commands.map(({ name }) => name).join(', ');
  const got = group.length > 0 ? `${first} ${others[0]}` : first;
  return refuse([`expected a command (${names}), got ${JSON.stringify(got)}`], io);
}

function help(args: readonly string[], shown: readonly Command[], group: string, io: Io): Promise<ExitCode> {
  return answer(args.includes('--json') ? `${JSON.stringify(shown)}\n` : overviewOf(shown, group), io);
}

async function runCommand(command: Command, args: readonly string[], io: Io): Promise<ExitCode> {
  const { issues, ...given } = readArgs(command, args);
  const { help, json } = given.values as { help?: boolean; json?: boolean };
  if (help) return answer(json ? `${JSON.stringify(command)}\n` : helpOf(command), io);
  if (issues.length > 0) {
    return refuse([...issues.map(lineOf), `See: lrlab ${command.name} --help`], io);
  }
  return command.run(given, io);
}

async function answer(text: string, io: Io): Promise<ExitCode> {
  await io.out(text);
  return 0;
}

function refuse(lines: readonly string[], io: Io): ExitCode {
  for (const line of lines) io.err(`lrlab: ${line}\n`);
  return 2;
}

const lineOf = ({ path, message }: Issue): string => (path ? `${path}: ${message}` : message);

/** One line for each fault of an error that tells what was given wrong; nothing for any other error. */
function faultsOf(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error)) return undefined;
  const { issues, syscall } = error as { issues?: readonly Issue[]; syscall?: string } & Error;
  // The errors of core and of the kernel, and those of the file system.
  if (Array.isArray(issues)) return issues.map(lineOf);
  return syscall === undefined ? undefined : [error.message];
}
