import { fork } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import {
  type Command,
  type InputAnswer,
  inputDescriptor,
  interruptDescriptor,
  type Message,
  messageDescriptor,
} from './messages.ts';
import { splitLines } from './split-lines.ts';
import { tslabFolder } from './typescript-of-tslab.ts';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The process of one notebook, seen from its parent. */
export interface KernelProcess {
  readonly send: (command: Command) => void;
  /** Answers the prompt the process is waiting in; only where it is live. */
  readonly answerInput: (answer: InputAnswer) => void;
  /** Interrupts a cell, or whatever is going on. */
  readonly interrupt: (cell?: number) => void;
  readonly kill: () => void;
  /** Settles when the process is gone, with all it said delivered and all it started ended. */
  readonly ended: Promise<Ending>;
}

export interface KernelProcessOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv: readonly string[];
  /** Whether a person works with it: it can be asked, prompts, survives interrupts and reads changed files again. */
  readonly isLive?: boolean;
  readonly onMessage: (message: Message) => void;
  /** What reached the real standard streams: programs a cell has started, and the engine's own last words. */
  readonly onRaw: (name: 'stdout' | 'stderr', text: string) => void;
}

// Node 20 runs no TypeScript, so the process is started from the build even when this file is the source.
const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/child/main.js' : './child/main.js', import.meta.url),
);
const drainMilliseconds = 1000;
const isWindows = process.platform === 'win32';

/** Starts the process of a notebook in the notebook's folder, as the leader of its own process group. */
export function startKernelProcess(options: KernelProcessOptions): KernelProcess {
  const { cwd, env, execArgv, isLive = false, onMessage, onRaw } = options;
  const child = fork(entry, [tslabFolder(), String(process.pid), isLive ? 'live' : 'headless'], {
    cwd,
    env: { ...process.env, ...env },
    execArgv: [...execArgv],
    detached: !isWindows,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe', ...(isLive ? ['pipe' as const, 'pipe' as const] : [])],
  });
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(isWindows ? child.pid : -child.pid, signal);
    } catch {
      // It is gone already.
    }
  };
  splitLines(child.stdio[messageDescriptor] as Readable, (line) => onMessage(JSON.parse(line) as Message));
  child.stdout?.setEncoding('utf8').on('data', (text: string) => onRaw('stdout', text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => onRaw('stderr', text));
  const pipeTo = (descriptor: number): Writable | undefined =>
    // A process that has ended takes no more; its exit says so.
    (child.stdio[descriptor] as Writable | undefined)?.on('error', () => {});
  const input = pipeTo(inputDescriptor);
  const interrupts = pipeTo(interruptDescriptor);

  const ended = new Promise<Ending>((resolve, reject) => {
    child.on('error', reject);
    child.once('exit', (code, signal) => {
      // A program that a cell left running would keep the pipes open, and itself.
      signalGroup('SIGKILL');
      const drained = setTimeout(() => resolve({ code, signal }), drainMilliseconds);
      child.once('close', () => {
        clearTimeout(drained);
        resolve({ code, signal });
      });
    });
  });
  return {
    send: (command) => {
      if (child.connected) child.send(command, () => {});
    },
    answerInput: (answer) => {
      input?.write(`${JSON.stringify(answer)}\n`);
    },
    interrupt: (cell = 0) => {
      if (interrupts) interrupts.write(`${cell}\n`);
      else signalGroup('SIGINT');
    },
    kill: () => signalGroup('SIGKILL'),
    ended,
  };
}
