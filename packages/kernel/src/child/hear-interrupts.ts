import { Worker } from 'node:worker_threads';

export interface InterruptsOptions {
  /** The pipe on which every line is an interrupt: the cell it is meant for, or 0 for whatever is going on. */
  readonly descriptor: number;
  /** Told of every interrupt when the main thread is free: of one that comes early or late, too. */
  readonly onInterrupt: (cell: number, isSignalled: boolean) => void;
}

export interface Interrupts {
  /** Runs what must not be cut off in the middle. */
  readonly uninterrupted: <T>(work: () => T) => T;
  /** Says which cell runs; 0 for none. An interrupt that comes after its cell is over is for nobody. */
  readonly nowRuns: (cell: number) => void;
}

const patienceMilliseconds = 300;

/**
 * Interrupts whatever this process is doing. A thread of its own hears the interrupt and tells the main thread; where
 * that does not answer it is in a loop: a signal ends a script and what it has started, and the engine's inspector ends
 * every other loop, wherever it stands. What the cells
 * have declared stays.
 */
export function hearInterrupts({ descriptor, onInterrupt }: InterruptsOptions): Interrupts {
  // [the last interrupt that was answered, whether an interrupt must wait, the cell that runs, whether a signal was sent]
  const state = new Int32Array(new SharedArrayBuffer(16));
  const worker = new Worker(threadCode, {
    eval: true,
    workerData: { descriptor, state, patience: patienceMilliseconds },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.on('message', ({ asked, cell }: { readonly asked: number; readonly cell: number }) => {
    Atomics.store(state, 0, asked);
    onInterrupt(cell, Atomics.exchange(state, 3, 0) === 1);
  });
  worker.unref();
  return {
    nowRuns: (cell) => Atomics.store(state, 2, cell),
    uninterrupted: (work) => {
      Atomics.store(state, 1, 1);
      try {
        return work();
      } finally {
        Atomics.store(state, 1, 0);
      }
    },
  };
}

const threadCode = `
const { parentPort, workerData } = require('node:worker_threads');
const { Socket } = require('node:net');
const { Session } = require('node:inspector');
const { descriptor, state, patience } = workerData;
const step = 50;
// Node counts the nesting of asynchronous calls, and what is cut off never counts back: it would end itself then.
const clearAsyncIds = "{ const was = process.noDeprecation; process.noDeprecation = true; " +
  "try { process.binding('async_wrap').clearAsyncIdStack?.(); } finally { process.noDeprecation = was; } }";
let asked = 0;
const endLoop = () => {
  const session = new Session();
  session.connectToMainThread();
  session.post('Runtime.evaluate', { expression: clearAsyncIds });
  session.post('Runtime.terminateExecution', () => session.disconnect());
};
// A signal that comes as a script ends may be lost or deadly, so it is sent only where nothing else helps.
const signal = () => {
  if (process.platform === 'win32') return;
  Atomics.store(state, 3, 1);
  process.kill(-process.pid, 'SIGINT');
};
const insist = (interrupt, cell, waited) => {
  if (Atomics.load(state, 0) >= interrupt) return;
  if (cell !== 0 && cell !== Atomics.load(state, 2)) return;
  const mustWait = Atomics.load(state, 1) === 1;
  if (!mustWait && waited === step * 2) signal();
  if (!mustWait && waited > step * 2 && waited % patience === 0) endLoop();
  setTimeout(insist, step, interrupt, cell, mustWait ? waited : waited + step);
};
new Socket({ fd: descriptor, readable: true, writable: false }).setEncoding('utf8').on('data', (text) => {
  const cell = Number(text.trim().split('\\n').at(-1));
  parentPort.postMessage({ asked: ++asked, cell });
  setTimeout(insist, step, asked, cell, step);
}).on('error', () => {});
`;
