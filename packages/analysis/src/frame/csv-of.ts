import type { DataFrame } from 'danfojs-node';
import { recordsOf, type Value } from './frame-of.ts';

/**
 * A frame as CSV (RFC 4180, lines end in `\n`): texts with a separator, a quote or a line break are quoted, numbers have all their digits,
 * and nothing is an empty field, which an empty text is told from by quotes.
 *
 * @example
 * csvOf(frameOf([{ name: 'a, "b"', rate: 1 / 3, note: null }])); // => 'name,rate,note\n"a, ""b""",0.3333333333333333,\n'
 */
export function csvOf(
  frame: DataFrame,
  { separator = ',' }: { readonly separator?: ',' | ';' | '\t' } = {},
): string {
  const field = (value: Value): string => {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') return String(value);
    const isPlain =
      value !== '' && value.trim() === value && !/["\n\r]/.test(value) && !value.includes(separator);
    return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
  };
  const line = (values: readonly Value[]): string => `${values.map(field).join(separator)}\n`;
  const columns = frame.columns as string[];
  return (
    line(columns) +
    recordsOf(frame)
      .map((record) => line(columns.map((name) => record[name])))
      .join('')
  );
}
