import type { DataFrame } from 'danfojs-node';
import { frameOf, recordsOf, type Value } from './frame-of.ts';

/**
 * The rows of a frame in the order of a column: numbers by size, texts by their letters, nothing last; equal ones stay as they were.
 *
 * @example
 * const frame = frameOf([{ rate: 0.1 }, { rate: null }, { rate: 0.01 }]);
 * recordsOf(sortedFrame(frame, { by: 'rate' })); // => [{ rate: 0.01 }, { rate: 0.1 }, { rate: null }]
 */
export function sortedFrame(
  frame: DataFrame,
  { by, descending = false }: { readonly by: string; readonly descending?: boolean },
): DataFrame {
  const order = (a: Value, b: Value): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const way =
      typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : Number(a !== b);
    return descending ? -way : way;
  };
  const rows = recordsOf(frame).sort((a, b) => order(a[by], b[by]));
  return frameOf(rows, frame.columns as string[]);
}
