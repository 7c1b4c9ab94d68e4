import type { MimeBundle } from './notebook.ts';

/** What the parent asks of the child, over IPC. `cell` is the place in the notebook, `number` its count. */
export type Command =
  | { readonly type: 'run'; readonly cell: number; readonly number: number; readonly source: string }
  | { readonly type: 'end' };

/** An error of a cell as the child reports it; `line` and `column` count from 1 in the cell's own text. */
export interface Fault {
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
  readonly line?: number;
  readonly column?: number;
}

/** What the child tells the parent, one JSON object a line over its own pipe, in the order it happened. */
export type Message =
  | { readonly type: 'ready' }
  | {
      readonly type: 'stream';
      readonly cell: number;
      readonly name: 'stdout' | 'stderr';
      readonly text: string;
    }
  | {
      readonly type: 'display';
      readonly cell: number;
      readonly data: MimeBundle;
      readonly metadata: MimeBundle;
      readonly displayId?: string;
      readonly update: boolean;
    }
  | { readonly type: 'result'; readonly cell: number; readonly data: MimeBundle }
  | { readonly type: 'error'; readonly cell: number; readonly fault: Fault }
  | { readonly type: 'done'; readonly cell: number };

/** The child's file descriptor for messages: 0 to 2 are the standard streams, 3 is the IPC channel. */
export const messageDescriptor = 4;
