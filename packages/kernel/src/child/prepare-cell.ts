import { cellBreaks, type Edit } from '../cell-breaks.ts';
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
  const edits = breaks.flatMap((found) => found.edits).sort((a, b) => a.at - b.at);
  let prepared = '';
  let from = 0;
  for (const { at, removed, inserted } of edits) {
    prepared += source.slice(from, at) + inserted;
    from = at + removed;
  }
  return {
    source: prepared + source.slice(from),
    hasForAwait: breaks.some((found) => found.code === 'for-await'),
    originalOffset: (offset) => Math.min(offsetBefore(edits, offset), source.length),
  };
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
