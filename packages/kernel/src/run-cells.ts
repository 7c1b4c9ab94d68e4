import { performance } from 'node:perf_hooks';
import { collectOutputs } from './collect-outputs.ts';
import { type Ending, startKernelProcess } from './kernel-process.ts';
import type { Fault, Message } from './messages.ts';
import type { Output } from './notebook.ts';
import { deathFault, timeoutFault } from './process-fault.ts';
import type { CellReport, CellStatus } from './run-result.ts';

/** A code cell to run; `index` is its place in the notebook. */
export interface CellJob {
  readonly index: number;
  readonly id: string;
  readonly source: string;
  readonly mayFail: boolean;
}

export interface RunCellsOptions {
  readonly jobs: readonly CellJob[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly execArgv: readonly string[];
  readonly timeoutSeconds: number;
  readonly allowErrors: boolean;
  readonly signal: AbortSignal | undefined;
  readonly onCellStart: (job: CellJob, count: number) => void;
  readonly onCellEnd: (job: CellJob, count: number, report: CellReport) => void;
}

/** A fault and its cell; fatal is what no tag can allow: the time-out, the death of the process. */
interface CellFault {
  readonly index: number;
  readonly fault: Fault;
  readonly isFatal: boolean;
}

/** What the cells came to; faults are in the order they happened, those that were expected among them. */
export interface CellsRun {
  /** How many of the cells were begun. */
  readonly begun: number;
  readonly reports: readonly CellReport[];
  readonly faults: readonly CellFault[];
  readonly outputsOf: (index: number) => readonly Output[];
}

const graceMilliseconds = 1000;
// About 25 days; Node takes a longer time for none at all.
const longestTimer = 2 ** 31 - 1;

/** Runs cells one after the other in a process of their own, until one fails that may not. */
export async function runCells(options: RunCellsOptions): Promise<CellsRun> {
  const { jobs, timeoutSeconds, allowErrors, signal } = options;
  if (jobs.length === 0) return { begun: 0, reports: [], faults: [], outputsOf: () => [] };
  const outputs = collectOutputs();
  const faults: CellFault[] = [];
  const statuses = new Map<number, CellStatus>();
  const seconds = new Map<number, number>();
  const counts = new Map(jobs.map((job, i) => [job.index, i + 1]));
  const timedOut = new Set<number>();
  let running = jobs[0]?.index ?? 0;
  let lastWords = '';
  let ending: Ending | undefined;
  // Who waits for the child: for its start, or for the end of a cell.
  let settle: () => void = () => {};

  const fail = (index: number, fault: Fault, status: CellStatus, isFatal: boolean): void => {
    faults.push({ index, fault, isFatal });
    statuses.set(index, status);
    outputs.add({ type: 'error', cell: index, fault }, counts.get(index) ?? 0);
  };
  const onMessage = (message: Message): void => {
    switch (message.type) {
      case 'ready':
      case 'done':
        settle();
        return;
      case 'error':
        // Being interrupted is the consequence of the time-out, which is reported in its place.
        if (!timedOut.has(message.cell)) fail(message.cell, message.fault, 'error', false);
        return;
      case 'answer':
        return;
      default:
        outputs.add(message, counts.get(message.cell) ?? 0);
    }
  };
  const kernel = startKernelProcess({
    ...options,
    onMessage,
    onRaw: (name, text) => {
      lastWords = (lastWords + text).slice(-2000);
      outputs.add({ type: 'stream', cell: running, name, text }, 0);
    },
  });
  const gone = kernel.ended.then((how) => {
    ending = how;
    settle();
  });
  // A process that could not be started rejects; it is thrown where the run waits for the end.
  gone.catch(() => settle());
  const answer = (ask: () => void): Promise<void> =>
    new Promise((resolve) => {
      settle = resolve;
      if (ending) resolve();
      else ask();
    });
  const abort = (): void => kernel.kill();
  signal?.addEventListener('abort', abort, { once: true });

  const runOne = async (job: CellJob, count: number): Promise<CellReport> => {
    running = job.index;
    const started = performance.now();
    let grace: NodeJS.Timeout | undefined;
    const limit = setTimeout(
      () => {
        timedOut.add(job.index);
        kernel.interrupt();
        grace = setTimeout(() => kernel.kill(), graceMilliseconds);
      },
      Math.min(timeoutSeconds * 1000, longestTimer),
    );
    await answer(() => kernel.send({ type: 'run', cell: job.index, number: count, source: job.source }));
    clearTimeout(limit);
    clearTimeout(grace);
    if (timedOut.has(job.index)) fail(job.index, timeoutFault(timeoutSeconds), 'timeout', true);
    else if (ending) fail(job.index, deathFault(ending, count, job.id, lastWords), 'error', true);
    seconds.set(job.index, (performance.now() - started) / 1000);
    return reportOf(job);
  };
  const reportOf = (job: CellJob): CellReport => ({
    id: job.id,
    seconds: seconds.get(job.index) ?? 0,
    status: statuses.get(job.index) ?? (seconds.has(job.index) ? 'ok' : 'skipped'),
  });
  const mustStop = (): boolean =>
    ending !== undefined ||
    timedOut.size > 0 ||
    (!allowErrors && faults.some(({ index }) => !jobs.find((job) => job.index === index)?.mayFail));

  let begun = 0;
  try {
    await Promise.race([answer(() => {}), gone]);
    for (const job of jobs) {
      if (signal?.aborted || (begun > 0 && mustStop())) break;
      begun++;
      options.onCellStart(job, begun);
      options.onCellEnd(job, begun, await runOne(job, begun));
    }
  } finally {
    kernel.send({ type: 'end' });
    const grace = setTimeout(() => kernel.kill(), timedOut.size > 0 ? 0 : graceMilliseconds);
    await gone;
    clearTimeout(grace);
    signal?.removeEventListener('abort', abort);
  }
  signal?.throwIfAborted();
  return { begun, reports: jobs.map(reportOf), faults, outputsOf: outputs.of };
}
