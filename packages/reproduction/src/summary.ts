import { firstWords, tableText } from '@lrlab/figures';
import type { Checked, Reproduction } from './reproduce.ts';

/** The table that is printed at the end: every figure with its largest deviation. */
export function summaryText(checked: readonly Checked[]): string {
  return tableText({
    columns: [
      'figure',
      'what',
      { title: 'lines', align: 'right' },
      { title: 'points', align: 'right' },
      { title: 'largest deviation', align: 'right' },
      { title: 'share of peak', align: 'right' },
      '',
    ],
    rows: checked.map(({ id, shown, lines, ok, fault }) => [
      id,
      shortened(firstWords(shown?.caption ?? '')),
      String(lines.length),
      String(lines.reduce((sum, { points }) => sum + points, 0)),
      lines.length > 0 ? Math.max(...lines.map(({ largest }) => largest)).toExponential(1) : '-',
      lines.length > 0 ? Math.max(...lines.map(({ share }) => share)).toExponential(1) : '-',
      ok ? 'ok' : `WRONG: ${fault}`,
    ]),
  });
}

const shortened = (text: string): string => (text.length > 48 ? `${text.slice(0, 47)}…` : text);

/** The same for programs. */
export function reportOf({ checked, results }: Reproduction): object {
  return {
    ok: checked.every(({ ok }) => ok) && results.every(({ ok }) => ok),
    figures: checked.map(({ id, shown, lines, drawn, ok, fault }) => ({
      id,
      ok,
      ...(fault !== undefined && { fault }),
      notebook: shown?.notebook,
      title: shown?.title,
      caption: shown?.caption,
      drawn,
      lines,
    })),
    notebooks: results.map(({ path, ok, errors }) => ({ notebook: path, ok, errors })),
  };
}
