/** One trace of a figure: what plotly.js draws as one line, set of markers, bar row … */
export interface Trace {
  readonly type: string;
  readonly x?: readonly number[];
  readonly y?: readonly (number | null)[];
  readonly name?: string;
  readonly [attribute: string]: unknown;
}

/** The layout of a figure, as plotly.js takes it. */
export interface Layout {
  readonly [attribute: string]: unknown;
}

/**
 * A figure as plain data: Plotly JSON, which JSON holds without loss. Any front end that knows Plotly draws it, and
 * `pageOf`, `pictures` and a notebook's `show` take it.
 */
export interface Figure {
  readonly data: readonly Trace[];
  readonly layout: Layout;
}

/** Any Plotly figure, whoever made it: what `show`, `pageOf` and `pictures` take. */
export interface AnyFigure {
  readonly data: readonly object[];
  readonly layout?: object;
}
