import { ScheduleError } from '@lrlab/core';
import { DataFrame, tensorflow } from 'danfojs-node';

/** What a cell of a frame holds; `undefined` is stored as `null`, which is nothing. */
export type Value = string | number | boolean | null | undefined;

/** One row by the names of its columns. */
export type ValueRecord = Readonly<Record<string, Value>>;

/**
 * A frame of danfojs from records: a column for every field, in the order they are met, or those that are named.
 *
 * A name that danfojs uses itself, such as `shape`, would break the frame, and so would no rows: both are a `ScheduleError`.
 *
 * @example
 * const frame = frameOf([{ framework: 'optax', peak: 0.1 }, { framework: 'timm', peak: null }]);
 * [frame.shape, frame.columns]; // => [[2, 2], ['framework', 'peak']]
 */
export function frameOf(
  records: readonly ValueRecord[],
  columns: readonly string[] = fieldsOf(records),
): DataFrame {
  const issues = [
    ...(records.length === 0 || columns.length === 0
      ? [
          {
            path: 'records',
            code: 'size' as const,
            message: 'expected a row and a column at least, got nothing',
          },
        ]
      : []),
    ...columns
      .filter((name) => isTaken(name))
      .map((name) => ({
        path: 'columns',
        code: 'range' as const,
        message: `expected a name that danfojs does not use itself, got ${JSON.stringify(name)}`,
      })),
  ];
  if (issues.length > 0) throw new ScheduleError(issues);
  // Without this, the first sum of two frames prints an advertisement.
  tensorflow.enableProdMode();
  const rows = records.map((record) => columns.map((name) => record[name] ?? null));
  return new DataFrame(rows, { columns: [...columns] });
}

const fieldsOf = (records: readonly ValueRecord[]): string[] => [
  ...new Set(records.flatMap((record) => Object.keys(record))),
];

/** Whether a frame has a member of this name, which a column would hide. */
const isTaken = (name: string): boolean =>
  name in new DataFrame([[0]], { columns: ['?'] }) || name.startsWith('$');

/**
 * The rows of a frame as records, what danfojs holds as `NaN` or nothing as `null`.
 *
 * @example
 * recordsOf(frameOf([{ step: 0, rate: 0.1 }])); // => [{ step: 0, rate: 0.1 }]
 */
export function recordsOf(frame: DataFrame): ValueRecord[] {
  const columns = frame.columns as string[];
  return (frame.values as Value[][]).map((row) =>
    Object.fromEntries(columns.map((name, i) => [name, Number.isNaN(row[i]) ? null : (row[i] ?? null)])),
  );
}
