import type { AnyFigure } from './figure.ts';
import { numberText } from './number-text.ts';
import { widthOf } from './plain-text.ts';

const bars = '▁▂▃▄▅▆▇█';

interface DrawnLine {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly name?: string;
}

/**
 * A figure in a few lines of text: its title, and of each line its shape and its first, highest, lowest and last rate.
 *
 * @example
 * figureText(figureOf(multiStep({ rate: 0.01, milestones: [50], factor: 0.1 }), { end: 100, title: 'two rates' }));
 * // => 'two rates\n████████████████████▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁\nstep 0 … 100: from 0.01 to 0.001, highest 0.01 at 0, lowest 0.001 at 50'
 */
export function figureText(figure: AnyFigure): string {
  const layout = (figure.layout ?? {}) as {
    readonly title?: { readonly text?: string };
    readonly xaxis?: { readonly title?: { readonly text?: string } };
  };
  const clock = plain(layout.xaxis?.title?.text ?? 'x').toLowerCase();
  const lines = figure.data.filter(isDrawnLine);
  const named = lines.length > 1;
  const room = Math.max(...lines.map(({ name = '' }) => widthOf(plain(name))), 0);
  const rows = lines.map((line) => {
    const name = plain(line.name ?? '');
    return `${named ? `${name}${' '.repeat(room - widthOf(name))}  ` : ''}${sparkline(line)}${named ? '  ' : '\n'}${numbers(line, clock)}`;
  });
  return [...(layout.title?.text ? [plain(layout.title.text)] : []), ...rows].join('\n');
}

function isDrawnLine(trace: object): trace is DrawnLine {
  const { mode, x, y, showlegend } = trace as Record<string, unknown>;
  const drawn = typeof mode === 'string' && mode.includes('lines') && showlegend !== false;
  return drawn && Array.isArray(x) && Array.isArray(y) && x.length > 0 && typeof x[0] === 'number';
}

/** Text as plotly.js would show it. */
const plain = (text: string): string =>
  text
    .replaceAll('<br>', '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function sparkline({ x, y }: DrawnLine, columns = 40): string {
  const low = Math.min(...y);
  const room = Math.max(...y) - low;
  const first = x[0]!;
  const step = (x.at(-1)! - first) / columns;
  let at = 0;
  return Array.from({ length: columns }, (_, column) => {
    const middle = first + (column + 0.5) * step;
    while (at < x.length - 2 && x[at + 1]! <= middle) at++;
    const share = (middle - x[at]!) / (x[at + 1]! - x[at]! || 1);
    const value = y[at]! + ((y[at + 1] ?? y[at]!) - y[at]!) * Math.min(1, share);
    return bars[Math.min(7, Math.floor((8 * (value - low)) / (room || 1)))];
  }).join('');
}

function numbers({ x, y }: DrawnLine, clock: string): string {
  const high = y.indexOf(Math.max(...y));
  const low = y.indexOf(Math.min(...y));
  const at = (i: number): string => `${numberText(y[i]!)} at ${numberText(x[i]!)}`;
  return `${clock} ${numberText(x[0]!)} … ${numberText(x.at(-1)!)}: from ${numberText(y[0]!)} to ${numberText(y.at(-1)!)}, highest ${at(high)}, lowest ${at(low)}`;
}
