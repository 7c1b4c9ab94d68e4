import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built command. */
export const bin: string = fileURLToPath(new URL('../bin/lrlab.js', import.meta.url));

/** What a run of the built command answered. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command to its end. */
export function lrlab(
  args: readonly string[],
  { input = '', cwd, env }: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input,
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  return { code: status, out: stdout, err: stderr };
}

/** Starts the built command and leaves its streams open. */
export const startLrlab = (args: readonly string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [bin, ...args]);

/** The answers of `lrlab rates` to lines or requests, in order. */
export function answersTo(requests: readonly unknown[]): Record<string, unknown>[] {
  const lines = requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
  const { code, out, err } = lrlab(['rates'], { input: lines.join('\n') });
  if (code !== 0 || err !== '') throw new Error(`lrlab rates: ${code} ${err}`);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Does something in a new folder, which is then gone. */
export async function inFolder<T>(act: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lrlab-cli-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
