export type {
  AnyFigure,
  Cell,
  Column,
  Figure,
  FigureOptions,
  Line,
  Mark,
  Plan,
  Schedule,
  Table,
  Words,
} from '@lrlab/figures';
export { type Bundle, type DisplayOptions, display, inNotebook } from './display.ts';
export { type Progress, type ProgressOptions, progress } from './progress.ts';
export { type Renderer, renderersOf } from './renderers.ts';
export { closePictures } from './session.ts';
export { type ShowOptions, show } from './show.ts';
export { type TableOptions, table } from './table.ts';
