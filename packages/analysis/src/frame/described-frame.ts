import type { DataFrame } from 'danfojs-node';
import { frameOf, recordsOf, type ValueRecord } from './frame-of.ts';
import { groupsOf } from './row-key.ts';

export interface DescribeOptions {
  /** The columns whose values make the groups, such as `framework`; all rows are one group unless told. */
  readonly by?: readonly string[];
  /** The columns that are described: all that hold numbers unless told. */
  readonly columns?: readonly string[];
}

/**
 * How many, average, standard deviation (`n - 1`), least, quartiles (linear between ranks, as pandas has them) and most of each column of numbers, a row for
 * each group and column. What is nothing is not counted.
 *
 * @example
 * const frame = frameOf([{ family: 'cosine', peak: 1 }, { family: 'cosine', peak: 3 }, { family: 'step', peak: null }]);
 * const [cosine] = recordsOf(describedFrame(frame, { by: ['family'] }));
 * cosine; // => { family: 'cosine', metric: 'peak', rows: 2, average: 2, deviation: 1.4142135623730951, least: 1, '25%': 1.5, '50%': 2, '75%': 2.5, most: 3 }
 */
export function describedFrame(frame: DataFrame, { by = [], columns }: DescribeOptions = {}): DataFrame {
  const rows = recordsOf(frame);
  const names =
    columns ?? (frame.columns as string[]).filter((name) => isNumeric(rows, name) && !by.includes(name));
  const described = [...groupsOf(rows, by).values()].flatMap((group) =>
    names.map((name) => ({
      ...Object.fromEntries(by.map((key) => [key, group[0]![key]])),
      metric: name,
      ...describe(group.map((row) => row[name]).filter((value) => typeof value === 'number')),
    })),
  );
  return frameOf(described);
}

const isNumeric = (rows: readonly ValueRecord[], name: string): boolean => {
  const values = rows.map((row) => row[name]).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
};

function describe(values: readonly number[]): ValueRecord {
  const sorted = [...values].sort((a, b) => a - b);
  const rows = sorted.length;
  if (rows === 0) {
    return {
      rows,
      average: null,
      deviation: null,
      least: null,
      '25%': null,
      '50%': null,
      '75%': null,
      most: null,
    };
  }
  const mean = sorted.reduce((sum, value) => sum + value, 0) / rows;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const quantile = (share: number): number => {
    const rank = share * (rows - 1);
    const low = Math.floor(rank);
    const [below, above] = [sorted[low]!, sorted[Math.min(low + 1, rows - 1)]!];
    return below + (above - below) * (rank - low);
  };
  return {
    rows,
    average: mean,
    deviation: rows > 1 ? Math.sqrt(squares / (rows - 1)) : null,
    least: sorted[0]!,
    '25%': quantile(0.25),
    '50%': quantile(0.5),
    '75%': quantile(0.75),
    most: sorted[rows - 1]!,
  };
}
