import {
  type AnyFigure,
  config,
  type FigureOptions,
  figureOf,
  figureText,
  firstWords,
  type Schedule,
  type Words,
} from '@lrlab/figures';
import { type Bundle, display, inNotebook } from './display.ts';
import { figureHtml, libraryHtml } from './figure-html.ts';
import { renderersOf } from './renderers.ts';
import { takeLibraryTurn, withPictures } from './session.ts';

/** How a figure is shown; every field may be left out. */
export interface ShowOptions {
  /** The figure's name among all, such as `fig01`. */
  readonly id?: string;
  /** Words under the figure, in English and, if it has them, in the language of its source. */
  readonly caption?: Words;
}

/**
 * Shows a figure, or a schedule as one, as one output of the cell that runs, in every form `LRLAB_RENDERER` names: Plotly's
 * own, HTML that works offline, a picture where there is a browser, and text. Outside a kernel it does nothing.
 *
 * @example
 * await show(warmupCosine({ peak: 0.1, warmupSteps: 100, steps: 1000 }), { title: 'Warm-up and cosine' });
 */
export async function show(figure: AnyFigure, options?: ShowOptions): Promise<void>;
export async function show(
  schedule: Schedule,
  options?: ShowOptions & Omit<FigureOptions, 'caption'>,
): Promise<void>;
export async function show(
  what: AnyFigure | Schedule,
  { id, caption, ...drawn }: ShowOptions & Omit<FigureOptions, 'caption'> = {},
): Promise<void> {
  const figure = 'kind' in what ? figureOf(what, drawn) : what;
  if (!inNotebook()) return;
  const size = sizeOf(figure);
  const under: ShowOptions = { ...(id && { id }), ...(caption && { caption }) };
  const bundle: Record<string, unknown> = {};
  for (const renderer of renderersOf()) Object.assign(bundle, await forms[renderer](figure, under));
  display(bundle, {
    metadata: { ...('image/png' in bundle && { 'image/png': size }), ...(id && { lrlab: { id, caption } }) },
  });
}

const sizeOf = ({ layout = {} }: AnyFigure): { width: number; height: number } => {
  const { width = 800, height = 400 } = layout as { readonly width?: number; readonly height?: number };
  return { width, height };
};

type Form = (figure: AnyFigure, options: ShowOptions) => Bundle | Promise<Bundle>;

const forms: Record<'mime' | 'html' | 'png' | 'text', Form> = {
  mime: ({ data, layout = {} }) => ({ 'application/vnd.plotly.v1+json': { data, layout, config } }),
  html: (figure, options) => ({
    'text/html': (takeLibraryTurn() ? libraryHtml() : '') + figureHtml(figure, options),
  }),
  png: async (figure) => {
    const png = await withPictures((pictures) => pictures.draw(figure, sizeOf(figure)));
    return png ? { 'image/png': Buffer.from(png).toString('base64') } : {};
  },
  text: (figure, { caption }) => ({
    'text/plain': figureText(figure) + (caption ? `\n${firstWords(caption)}` : ''),
  }),
};
