import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';
import { root } from './repository.ts';

/** One command of a block and what it prints. */
export interface ShellStep {
  readonly command: string;
  readonly expected: string;
}

// Commands that set a clone up, or that run these very tests: they are shown and not run, and no others are.
const shownOnly: readonly RegExp[] = [
  /^git clone \S+( \S+)?$/,
  /^cd \S+$/,
  /^npm (install|ci)( (--global|-g|--save-dev|-D))?( (lrlab|@lrlab\/\w+))*$/,
  /^npm (test|run (reproduce|bench|test:jupyter))$/,
  /^npx --yes pnpm@[\d.]+ \S.*$/,
  /^pnpm \S.*$/,
  /^python3 -m venv \S+$/,
  /^(\.venv\/bin\/)?pip install \S.*$/,
  /^(\.venv\/bin\/)?jupyter (lab|notebook|nbconvert|console|kernelspec list)( \S+)*$/,
  /^npx lrlab kernel \w+( --stock)?$/,
  /^\.ci\/run$/,
];

/** The commands of an `sh` block, each after `$ `, a `\` at the end going on in the next line. */
export function shellSteps(code: string): ShellStep[] {
  const [before = '', ...steps] = code.split(/^\$ /m);
  if (before.trim() || steps.length === 0)
    throw new Error(`a command begins with "$ ", got: ${before.trim()}`);
  return steps.map((step) => {
    const [command = '', rest = ''] = split(step, /^(?:.*\\\n)*.*(?:\n|$)/);
    return { command: command.trim(), expected: trimmed(rest) };
  });
}

const split = (text: string, head: RegExp): string[] => {
  const [first = ''] = head.exec(text) ?? [];
  return [first, text.slice(first.length)];
};

/** Lines of an `sh no-run` block that are not on the short list of what is only shown. */
export function unknownCommands(code: string): string[] {
  return code
    .split('\n')
    .map((line) =>
      line
        .replace(/^\$ /, '')
        .replace(/\s+#.*$/, '')
        .trim(),
    )
    .filter((line) => line && !line.startsWith('#') && !shownOnly.some((known) => known.test(line)));
}

/** Runs the commands of a block, one after the other, in `cwd`; each must succeed and print what is written. */
export function runShellBlock(code: string, { cwd = root }: { cwd?: string } = {}): void {
  const PATH = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  for (const { command, expected } of shellSteps(code)) {
    const env = { ...process.env, PATH, NO_COLOR: '1', FORCE_COLOR: '0' };
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], { cwd, env, encoding: 'utf8' });
    expect(status, `$ ${command}\n${stdout}${stderr}`).toBe(0);
    expectOutput(command, trimmed(stdout), expected);
  }
}

const trimmed = (text: string): string => text.replace(/[ \t]+$/gm, '').trimEnd();

/** `…` stands for anything in its line, and on a line of its own for any lines. */
export function expectOutput(command: string, actual: string, expected: string): void {
  if (!expected.includes('…')) {
    expect(actual, `$ ${command}`).toBe(expected);
    return;
  }
  const lines = expected.split('\n').map((line) =>
    line.trim() === '…'
      ? '(?:.*\\n)*'
      : `${line
          .split('…')
          .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
          .join('.*')}\\n`,
  );
  expect(`${actual}\n`, `$ ${command}`).toMatch(new RegExp(`^${lines.join('')}$`));
}
