import { ScheduleError } from '@lrlab/core';
import type { DataFrame } from 'danfojs-node';
import { frameOf, recordsOf, type Value } from './frame-of.ts';

/**
 * Two frames of the same columns and rows, cell by cell in double precision: `combine` of both where both are numbers, else what the first holds.
 *
 * @example
 * const [a, b] = [1 / 3, 1 / 7].map((rate) => frameOf([{ name: 'x', rate }]));
 * recordsOf(combinedFrame([a!, b!], (x, y) => x - y)); // => [{ name: 'x', rate: 0.19047619047619047 }]
 */
export function combinedFrame(
  [first, second]: readonly [DataFrame, DataFrame],
  combine: (first: number, second: number) => number,
): DataFrame {
  const columns = first.columns as string[];
  const [a, b] = [recordsOf(first), recordsOf(second)];
  if (a.length !== b.length || columns.join('\n') !== (second.columns as string[]).join('\n')) {
    const message = `expected as many rows and the same columns, got ${b.length} rows of ${second.columns.join(', ')}`;
    throw new ScheduleError([{ path: '[1]', code: 'size', message }]);
  }
  const cell = (x: Value, y: Value): Value =>
    typeof x === 'number' && typeof y === 'number' ? combine(x, y) : x;
  const rows = a.map((row, i) =>
    Object.fromEntries(columns.map((name) => [name, cell(row[name], b[i]![name])])),
  );
  return frameOf(rows, columns);
}
