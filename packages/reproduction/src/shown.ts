import type { Schedule } from '@lrlab/core';
import type { AnyFigure, Table, Words } from '@lrlab/figures';
import type { Notebook } from '@lrlab/kernel';

/** What an executed notebook shows under an id: the tag of the cell it is in. */
export interface Shown {
  readonly id: string;
  readonly notebook: string;
  readonly caption: Words;
  readonly title: string;
  readonly figure?: AnyFigure;
  readonly table?: Table;
  readonly lines: readonly { readonly name: string; readonly schedule: Schedule }[];
}

/** The ids that name a figure or a table of a document. */
const isId = (tag: string): boolean => /^(fig\d\d|S\d{3}-[A-Z])$/.test(tag);

interface Output {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: {
    readonly lrlab?: { readonly id: string; readonly caption?: Words; readonly table?: Table };
  };
}

interface Meta {
  readonly meta?: { readonly lines?: Shown['lines'] };
  readonly title?: { readonly text?: string };
}

/** Everything an executed notebook shows in cells that carry an id, in order. */
export function shownIn(notebook: Notebook, name: string): Shown[] {
  return notebook.cells.flatMap((cell) => {
    if (cell.cell_type !== 'code') return [];
    const tags = ((cell.metadata as { tags?: string[] }).tags ?? []).filter(isId);
    return (cell.outputs as readonly Output[]).flatMap(({ data, metadata }) => {
      const { id, caption = '', table } = metadata?.lrlab ?? { id: '' };
      if (!tags.includes(id)) return [];
      const figure = data?.['application/vnd.plotly.v1+json'] as AnyFigure | undefined;
      const { meta, title } = (figure?.layout ?? {}) as Meta;
      const shown = { id, notebook: name, title: plain(title?.text ?? ''), lines: meta?.lines ?? [] };
      return [
        {
          ...shown,
          caption: table?.caption ?? caption,
          ...(figure && { figure }),
          ...(table && { table }),
        },
      ];
    });
  });
}

/** A title without the markup of a figure's heading. */
const plain = (text: string): string => text.replace(/<br>.*$/s, '').replace(/<[^>]*>/g, '');
