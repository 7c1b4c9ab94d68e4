import type { ValueRecord } from './frame-of.ts';

/** A text that two rows share only if all these columns do, in value and in type. */
export const keyOf = (row: ValueRecord, columns: readonly string[]): string =>
  JSON.stringify(columns.map((name) => row[name] ?? null));

/** The rows with the same values in these columns, in the order in which they are met. */
export function groupsOf(
  rows: readonly ValueRecord[],
  columns: readonly string[],
): Map<string, ValueRecord[]> {
  const groups = new Map<string, ValueRecord[]>();
  for (const row of rows) {
    const key = keyOf(row, columns);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
