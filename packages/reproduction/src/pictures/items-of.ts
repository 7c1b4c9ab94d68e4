import { type AnyFigure, firstWords, type Words } from '@lrlab/figures';
import type { Notebook } from '@lrlab/kernel';
import { type Picture, pictureOf } from './picture.ts';

/** One thing that an executed notebook says or shows. */
export type Item =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'table'; readonly text: string; readonly id: string }
  | {
      readonly kind: 'figure';
      readonly picture: Picture;
      /** Its name among all plots and tables of the documents; none for what only explains. */
      readonly id: string;
      readonly caption: string;
      /** In Chinese, where the document or its reading has it. */
      readonly chinese: string;
    };

interface Output {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: { readonly lrlab?: { readonly id: string; readonly caption?: Words } };
}

const plotly = 'application/vnd.plotly.v1+json';

/** What an executed notebook says and shows, in order. Figures are named by their ids, or by notebook and cell. */
export function itemsOf(notebook: Notebook, notebookName: string): readonly Item[] {
  return notebook.cells.flatMap((cell): Item[] => {
    if (cell.cell_type === 'markdown') return [{ kind: 'words', text: joined(cell.source) }];
    if (cell.cell_type !== 'code') return [];
    return (cell.outputs as readonly Output[]).flatMap(({ data = {}, metadata }): Item[] => {
      const figure = data[plotly] as AnyFigure | undefined;
      const { id = '', caption = '' } = metadata?.lrlab ?? {};
      if (!figure)
        return 'text/html' in data ? [{ kind: 'table', text: joined(data['text/plain']), id }] : [];
      const name = id || `${notebookName}-${(cell as { id?: string }).id}`;
      const english = firstWords(caption) || titleOf(figure);
      const chinese = typeof caption === 'object' ? (caption.zh ?? '') : '';
      const picture = pictureOf({ name, title: english }, figure);
      return [{ kind: 'figure', picture, id, caption: english, chinese }];
    });
  });
}

/** Text of a notebook: one string, or its lines. */
const joined = (text: unknown): string => [text].flat().join('');

/** A title without the markup of a figure's heading. */
const titleOf = ({ layout }: AnyFigure): string =>
  ((layout as { title?: { text?: string } }).title?.text ?? '')
    .replace(/<br>.*$/s, '')
    .replace(/<[^>]*>/g, '');
