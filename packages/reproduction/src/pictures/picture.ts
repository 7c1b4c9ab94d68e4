import { createHash } from 'node:crypto';
import type { AnyFigure } from '@lrlab/figures';

/** A figure as a picture needs it: without what only answers a pointer. */
export interface Picture {
  /** The file's name, without `.svg`. */
  readonly name: string;
  /** What it shows, in words: for those who do not see it. */
  readonly title: string;
  readonly figure: AnyFigure;
  readonly width: number;
  readonly height: number;
}

interface Part {
  readonly type?: string;
  readonly mode?: string;
  readonly marker?: { readonly size?: number };
}

/** The picture of a figure; one with a second panel is higher. */
export function pictureOf(
  { name, title }: Pick<Picture, 'name' | 'title'>,
  { data, layout = {} }: AnyFigure,
): Picture {
  const { meta: _, ...look } = layout as Readonly<Record<string, unknown>>;
  const seen = (data as readonly Part[]).filter(
    ({ mode, marker }) => mode !== 'markers' || (marker?.size ?? 6) >= 1,
  );
  const figure = { data: seen, layout: look };
  return { name, title, figure, width: 700, height: heightOf(figure) };
}

/** Panels and maps are as high as they say, as what they hold needs. */
function heightOf({
  data,
  layout,
}: {
  data: readonly Part[];
  layout: Readonly<Record<string, unknown>>;
}): number {
  if ('yaxis3' in layout || data[0]?.type === 'heatmap') return Number(layout['height']);
  return 'yaxis2' in layout ? 460 : 360;
}

/**
 * A short name for all that a picture is drawn from. Numbers count with six digits: the last ones may differ between
 * two versions of Node, and no eye would see it.
 */
export function pictureHash({ name: _, ...drawn }: Picture): string {
  const text = JSON.stringify(drawn, (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
