import { performance } from 'node:perf_hooks';
import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';
import type { OnProgress, Progress } from './progress.ts';

/** A bar on a terminal, or plain lines elsewhere. `stop` clears what is left of it and must be called. */
export interface ProgressBar {
  readonly onProgress: OnProgress;
  readonly stop: () => void;
}

interface Running {
  cell: number;
  readonly cells: number;
  readonly started: number;
}

const redrawMilliseconds = 200;
const plainMilliseconds = 10_000;
const barWidth = 20;

/**
 * Makes a listener for `onProgress` that keeps one line: a bar, the notebook, its cell of how many, and seconds.
 *
 * On a terminal the line is redrawn in place; elsewhere a line comes at each notebook's end, and every 10 s in
 * between. It writes to standard error unless told otherwise.
 *
 * @example
 * ```ts
 * const { onProgress, stop } = progressBar();
 * await runNotebooks({ files, onProgress }).finally(stop);
 * ```
 */
export function progressBar({
  stream = process.stderr,
}: {
  readonly stream?: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
} = {}): ProgressBar {
  const running = new Map<string, Running>();
  const isTerminal = stream.isTTY === true;
  let lastPlain = performance.now();

  const draw = (): void => {
    const [first] = running;
    if (!first) return;
    const line = lineOf(first[0], first[1], running.size - 1);
    cursorTo(stream, 0);
    stream.write(line.slice(0, (stream.columns ?? 80) - 1));
    clearLine(stream, 1);
  };
  const clear = (): void => {
    if (!isTerminal) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  const timer = isTerminal ? setInterval(draw, redrawMilliseconds).unref() : undefined;

  const onProgress = (event: Progress): void => {
    switch (event.type) {
      case 'notebook-start':
        running.set(event.notebook, { cell: 0, cells: event.cells, started: performance.now() });
        break;
      case 'cell-start': {
        const notebook = running.get(event.notebook);
        if (notebook) notebook.cell = event.cell;
        if (notebook && !isTerminal && performance.now() - lastPlain > plainMilliseconds) {
          lastPlain = performance.now();
          stream.write(`${lineOf(event.notebook, notebook, 0)}\n`);
        }
        break;
      }
      case 'cell-end':
        break;
      case 'notebook-end':
        running.delete(event.notebook);
        clear();
        stream.write(`${event.ok ? 'ok    ' : 'failed'} ${event.notebook} ${event.seconds.toFixed(1)} s\n`);
        break;
    }
    if (isTerminal) draw();
  };
  return {
    onProgress,
    stop: () => {
      clearInterval(timer);
      running.clear();
      clear();
    },
  };
}

function lineOf(name: string, { cell, cells, started }: Running, others: number): string {
  // The cell under way is not done yet.
  const done = cells === 0 ? barWidth : Math.round((Math.max(0, cell - 1) / cells) * barWidth);
  const bar = '#'.repeat(done).padEnd(barWidth, '-');
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const more = others > 0 ? ` (+${others} running)` : '';
  return `[${bar}] ${name} cell ${cell}/${cells} ${seconds} s${more}`;
}
