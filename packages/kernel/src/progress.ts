import type { CellStatus } from './run-result.ts';

/** What a run reports while it goes, as plain objects; `cell` counts the code cells to be run from 1. */
export type Progress =
  | { readonly type: 'notebook-start'; readonly notebook: string; readonly cells: number }
  | {
      readonly type: 'cell-start';
      readonly notebook: string;
      readonly cellId: string;
      readonly cell: number;
      readonly cells: number;
    }
  | {
      readonly type: 'cell-end';
      readonly notebook: string;
      readonly cellId: string;
      readonly cell: number;
      readonly cells: number;
      readonly status: CellStatus;
      readonly seconds: number;
    }
  | {
      readonly type: 'notebook-end';
      readonly notebook: string;
      readonly ok: boolean;
      readonly seconds: number;
    };

export type OnProgress = (event: Progress) => void;
