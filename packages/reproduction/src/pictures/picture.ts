import { createHash } from 'node:crypto';
import type { AnyFigure } from '@lrlab/figures';

/** A figure as a picture needs it: without what only answers a pointer. */
export interface Picture {
  /** The file's name, without `.svg`. */
  readonly name: string;
  readonly figure: AnyFigure;
  readonly width: number;
  readonly height: number;
}

interface Part {
  readonly mode?: string;
  readonly marker?: { readonly size?: number };
}

/** The picture of a figure; one with a second panel is higher. */
export function pictureOf(name: string, { data, layout = {} }: AnyFigure): Picture {
  const { meta: _, ...look } = layout as Readonly<Record<string, unknown>>;
  const seen = (data as readonly Part[]).filter(
    ({ mode, marker }) => mode !== 'markers' || (marker?.size ?? 6) >= 1,
  );
  return { name, figure: { data: seen, layout: look }, width: 700, height: 'yaxis2' in look ? 460 : 360 };
}

/**
 * A short name for all that a picture is drawn from. Numbers count with six digits: the last ones may differ between
 * two versions of Node, and no eye would see it.
 */
export function pictureHash({ figure, width, height }: Picture): string {
  const text = JSON.stringify({ figure, width, height }, (_, value) =>
    typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  );
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
