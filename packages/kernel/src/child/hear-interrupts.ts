import { Worker } from 'node:worker_threads';

export interface InterruptsOptions {
  /** The pipe on which every byte is an interrupt. */
  readonly descriptor: number;
  /** Ends what the cell waits for; called when the main thread is free. */
  readonly onInterrupt: () => void;
}

export interface Interrupts {
  /** Runs what must not be cut off in the middle. */
  readonly uninterrupted: <T>(work: () => T) => T;
}

const patienceMilliseconds = 300;

/**
 * Interrupts whatever this process is doing. A thread of its own hears the interrupt and tells the main thread; where
 * that does not answer it is in a loop, and the engine's inspector ends the loop, wherever it stands. What the cells
 * have declared stays.
 */
export function hearInterrupts({ descriptor, onInterrupt }: InterruptsOptions): Interrupts {
  // [the last interrupt that was answered, whether an interrupt must wait]
  const state = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(threadCode, {
    eval: true,
    workerData: { descriptor, state, patience: patienceMilliseconds },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  worker.on('message', (asked: number) => {
    Atomics.store(state, 0, asked);
    onInterrupt();
  });
  worker.unref();
  return {
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
const insist = (interrupt, waited) => {
  if (Atomics.load(state, 0) >= interrupt) return;
  const mustWait = Atomics.load(state, 1) === 1;
  if (!mustWait && waited >= patience) endLoop();
  const next = mustWait || waited >= patience ? 0 : waited + step;
  setTimeout(insist, step, interrupt, next);
};
new Socket({ fd: descriptor, readable: true, writable: false }).on('data', () => {
  parentPort.postMessage(++asked);
  setTimeout(insist, step, asked, step);
}).on('error', () => {});
`;
