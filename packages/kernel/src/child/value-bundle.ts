import { inspect } from 'node:util';
import type { MimeBundle } from '../notebook.ts';
import { frameBundle } from './frame-bundle.ts';

const displaySymbol = Symbol.for('Jupyter.display');

/**
 * What the last expression of a cell shows. A value that brings `[Symbol.for('Jupyter.display')]()` speaks for
 * itself, a data frame becomes a table, and the rest is printed as `console.log` prints it.
 */
export async function valueBundle(value: unknown): Promise<MimeBundle> {
  const display = displayOf(value);
  if (display) return await display();
  return frameBundle(value) ?? { 'text/plain': typeof value === 'string' ? value : inspect(value) };
}

function displayOf(value: unknown): (() => MimeBundle | Promise<MimeBundle>) | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const method = (value as Record<symbol, unknown>)[displaySymbol];
  return typeof method === 'function' ? method.bind(value) : undefined;
}
