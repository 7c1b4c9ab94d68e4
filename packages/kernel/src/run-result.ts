import type { Notebook } from './notebook.ts';

export type CellStatus = 'ok' | 'error' | 'timeout' | 'skipped';

/** How one code cell went. */
export interface CellReport {
  readonly id: string;
  readonly seconds: number;
  readonly status: CellStatus;
}

/** An error that fails the notebook; `line` and `column` count from 1 in the cell's own text. */
export interface CellError {
  readonly cellId: string;
  readonly cellIndex: number;
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
  readonly line?: number;
  readonly column?: number;
}

/** What came of a notebook. `ok` is true when no cell failed that was not tagged `raises-exception`. */
export interface RunResult {
  /** The executed notebook: counted cells and their outputs, no times. */
  readonly notebook: Notebook;
  readonly ok: boolean;
  readonly seconds: number;
  /** One report for each code cell, in order. */
  readonly cells: readonly CellReport[];
  readonly errors: readonly CellError[];
}
