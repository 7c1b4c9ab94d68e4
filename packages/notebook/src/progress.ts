import { randomUUID } from 'node:crypto';
import { htmlText } from '@lrlab/figures';
import { type Bundle, display, inNotebook } from './display.ts';

/** How far something has come, shown in place. */
export interface Progress {
  /** Shows that `done` of all are done; seen at most ten times a second. */
  update(done: number): void;
  /** Shows the end. */
  done(): void;
}

/** What is counted; every field may be left out. */
export interface ProgressOptions {
  readonly total?: number;
  readonly label?: string;
}

/** Milliseconds between two updates: a kernel that is sent thousands of messages loses some. */
const gap = 100;

/**
 * A bar that fills in place; or, given items, the same items one by one with a bar that counts them. Outside a kernel
 * nothing is shown.
 *
 * @example
 * let sum = 0;
 * for (const rate of progress([0.1, 0.01], { label: 'rates' })) sum += rate;
 * sum.toFixed(2); // => '0.11'
 */
export function progress(options?: ProgressOptions): Progress;
export function progress<T>(items: Iterable<T>, options?: ProgressOptions): IterableIterator<T>;
export function progress<T>(
  what: Iterable<T> | ProgressOptions = {},
  options: ProgressOptions = {},
): Progress | IterableIterator<T> {
  return Symbol.iterator in what ? counted(what, options) : bar(what);
}

function* counted<T>(items: Iterable<T>, options: ProgressOptions): IterableIterator<T> {
  const total = options.total ?? (Array.isArray(items) ? items.length : sizeOf(items));
  const shown = bar(total === undefined ? options : { ...options, total });
  let done = 0;
  try {
    shown.update(done);
    for (const item of items) {
      yield item;
      shown.update(++done);
    }
  } finally {
    shown.done();
  }
}

const sizeOf = (items: object): number | undefined =>
  'size' in items && typeof items.size === 'number' ? items.size : undefined;

function bar({ total, label = '' }: ProgressOptions): Progress {
  const displayId = randomUUID();
  let shown = 0;
  let drawn = Number.NEGATIVE_INFINITY;
  let started = false;
  const draw = (done: number, ended: boolean): void => {
    shown = done;
    const now = performance.now();
    if (!inNotebook() || (!ended && now - drawn < gap)) return;
    drawn = now;
    display(barBundle({ done, total, label, ended }), { displayId, update: started });
    started = true;
  };
  return { update: (done) => draw(done, false), done: () => draw(shown, true) };
}

function barBundle(state: {
  done: number;
  total: number | undefined;
  label: string;
  ended: boolean;
}): Bundle {
  const { done, total, label, ended } = state;
  const share = total ? Math.min(1, done / total) : ended ? 1 : 0;
  const count = total === undefined ? String(done) : `${done}/${total}`;
  const filled = Math.round(20 * share);
  return {
    'text/html': `<div style="display:flex;gap:.75em;align-items:center">${label ? `<span>${htmlText(label)}</span>` : ''}<progress max="1" value="${share}" style="width:16em"></progress><span style="font-variant-numeric:tabular-nums">${count}</span></div>`,
    'text/plain': `${label ? `${label} ` : ''}${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${count}`,
  };
}
