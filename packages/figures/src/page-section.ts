import type { AnyFigure, Layout } from './figure.ts';
import { htmlText, scriptJson } from './html-text.ts';
import { numberText } from './number-text.ts';
import type { Table } from './table.ts';
import { tableHtml } from './table-html.ts';
import { firstWords, type Words, wordsHtml } from './words.ts';

/** Whether a figure's numbers were held against others, and how far off they are. */
export interface Check {
  readonly ok: boolean;
  /** The largest deviation, in the unit of the rates. */
  readonly largest?: number;
  /** The step of the largest deviation. */
  readonly step?: number;
  /** What the numbers were held against, such as `TensorFlow 2.15`. */
  readonly against?: string;
}

/** One figure or table of a page, with all that is said about it. */
export interface Section {
  /** Where a link finds it: letters, digits, `-` and `_`. */
  readonly id: string;
  readonly title: Words;
  readonly caption?: Words;
  readonly figure?: AnyFigure;
  readonly table?: Table;
  /** What the figure was made from. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly check?: Check;
  readonly notes?: readonly Words[];
}

/** A section as HTML; its figure is data that a script draws when it comes near. */
export function sectionHtml(section: Section): string {
  const { id, title, caption, figure, table, parameters, check, notes = [] } = section;
  return [
    `<section id="${htmlText(id)}">`,
    `<h2><a href="#${htmlText(id)}">${wordsHtml(title)}</a>${check ? ` ${badgeHtml(check)}` : ''}</h2>`,
    ...(figure ? [figureHtml(figure, caption ?? title)] : []),
    ...(table ? [`<div class="wide">${tableHtml(table)}</div>`] : []),
    ...(caption ? [`<p class="caption">${wordsHtml(caption)}</p>`] : []),
    ...(parameters ? [parametersHtml(parameters)] : []),
    ...notes.map((note) => `<p class="note">${wordsHtml(note)}</p>`),
    '</section>',
  ].join('\n');
}

/** The check in a few words. */
function badgeHtml({ ok, largest, step, against }: Check): string {
  const off = largest === undefined ? '' : `, largest deviation ${numberText(largest, 3)}`;
  const at = step === undefined ? '' : ` at step ${step}`;
  const text = `${ok ? '✓ checked' : '✗ off'}${against ? ` against ${against}` : ''}${off}${at}`;
  return `<span class="check ${ok ? 'ok' : 'off'}">${htmlText(text)}</span>`;
}

function figureHtml({ data, layout = {} }: AnyFigure, label: Words): string {
  const { title: _, ...rest } = layout as Layout;
  const { height = 400, margin = {} } = rest as { readonly height?: number; readonly margin?: object };
  // The section has a heading: the figure needs none.
  const bare = { data, layout: { ...rest, margin: { ...margin, t: 16 } } };
  return `<figure><div class="plot" role="img" aria-label="${htmlText(firstWords(label))}" style="min-height:${Number(height)}px"></div><script type="application/json">${scriptJson(bare)}</script></figure>`;
}

function parametersHtml(parameters: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(parameters).map(
    ([name, value]) => `<div><dt>${htmlText(name)}</dt><dd>${htmlText(parameterText(value))}</dd></div>`,
  );
  return `<dl>${rows.join('')}</dl>`;
}

function parameterText(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(parameterText).join(', ')}]`;
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
