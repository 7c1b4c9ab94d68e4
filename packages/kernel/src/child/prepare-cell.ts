import { type CellBreak, cellBreaks, type Edit } from '../cell-breaks.ts';
import type { Ts } from '../typescript-of-tslab.ts';

/** A cell as tslab can take it, and the way back to what its author wrote. */
export interface PreparedCell {
  readonly source: string;
  readonly hasForAwait: boolean;
  /** Turns a place in the prepared text into one in the author's; both count characters from 0. */
  readonly originalOffset: (offset: number) => number;
}

/** Rewrites what works in a module and not in a cell: shorthand, `await (…)`, `for await`, `export`, `./x.ts`. */
export function prepareCell(ts: Ts, source: string): PreparedCell {
  const breaks = cellBreaks(ts, source);
  const edits = editsOf(breaks);
  return {
    source: edited(source, edits),
    hasForAwait: breaks.some((found) => found.code === 'for-await'),
    originalOffset: (offset) => Math.min(offsetBefore(edits, offset), source.length),
  };
}

/** A file that cells import, as TypeScript 5.0 can read it: every place stays what it is. */
export function prepareFile(ts: Ts, text: string): string {
  if (!/\bwith\s*:?\s*\{/.test(text)) return text;
  return edited(text, editsOf(cellBreaks(ts, text).filter(({ code }) => code === 'import-attributes')));
}

function editsOf(breaks: readonly CellBreak[]): readonly Edit[] {
  return breaks.flatMap((found) => found.edits).sort((a, b) => a.at - b.at);
}

function edited(source: string, edits: readonly Edit[]): string {
  let text = '';
  let from = 0;
  for (const { at, removed, inserted } of edits) {
    text += source.slice(from, at) + inserted;
    from = at + removed;
  }
  return text + source.slice(from);
}

function offsetBefore(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const { at, removed, inserted } of edits) {
    const start = at + shift;
    if (offset < start) break;
    // Inside inserted text there is no original: its place is where the edit was made.
    if (offset < start + inserted.length) return inserted.length === removed ? offset - shift : at;
    shift += inserted.length - removed;
  }
  return offset - shift;
}
