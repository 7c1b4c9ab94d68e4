import { ScheduleError } from '@lrlab/core';
import type { DataFrame } from 'danfojs-node';
import { frameOf, recordsOf } from './frame-of.ts';
import { groupsOf, keyOf } from './row-key.ts';

export interface JoinOptions {
  /** The columns that rows must share, in value and in type: the number 1 is not the text `1`. */
  readonly on: readonly string[];
  /** `inner` keeps the rows that both have, `left` all of the first: `inner` unless told. */
  readonly how?: 'inner' | 'left';
}

/**
 * The rows of two frames put together where they share the values of some columns.
 *
 * @example
 * const rates = frameOf([{ name: 'a', rate: 0.1 }, { name: 'b', rate: 0.2 }]);
 * const families = frameOf([{ name: 'b', family: 'cosine' }]);
 * recordsOf(joinedFrame([rates, families], { on: ['name'] })); // => [{ name: 'b', rate: 0.2, family: 'cosine' }]
 */
export function joinedFrame(
  [left, right]: readonly [DataFrame, DataFrame],
  { on, how = 'inner' }: JoinOptions,
): DataFrame {
  const [own, others] = [left.columns as string[], right.columns as string[]];
  const lost = on.filter((name) => !own.includes(name) || !others.includes(name));
  const added = others.filter((name) => !on.includes(name));
  const issues = [
    ...lost.map((name) => ({
      path: 'on',
      code: 'field' as const,
      message: `expected a column of both, got ${JSON.stringify(name)}`,
    })),
    ...added
      .filter((name) => own.includes(name))
      .map((name) => ({
        path: 'columns',
        code: 'range' as const,
        message: `expected a column of one frame only, got ${JSON.stringify(name)}`,
      })),
  ];
  if (issues.length > 0) throw new ScheduleError(issues);
  const groups = groupsOf(recordsOf(right), on);
  const rows = recordsOf(left).flatMap((row) => {
    const found = groups.get(keyOf(row, on)) ?? (how === 'left' ? [{}] : []);
    return found.map((other) => ({ ...row, ...other }));
  });
  return frameOf(rows, [...own, ...added]);
}
