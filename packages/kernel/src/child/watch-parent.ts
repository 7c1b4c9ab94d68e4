import { Worker } from 'node:worker_threads';

const pollMilliseconds = 250;

/** Ends this process and everything it started: it leads a process group of its own where the system has groups. */
export function killGroup(): void {
  try {
    process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL');
  } catch {
    process.kill(process.pid, 'SIGKILL');
  }
}

/**
 * Ends this process when its parent is gone, even while a cell is busy: a thread of its own asks for the parent,
 * because the main thread may never again come round to the `disconnect` event.
 */
export function watchParent(parent: number): void {
  process.once('disconnect', killGroup);
  const code = `setInterval(() => { if (process.ppid !== ${parent}) (${killGroup.toString()})(); }, ${pollMilliseconds})`;
  new Worker(code, { eval: true, env: {}, execArgv: [], stdout: true, stderr: true }).unref();
}
