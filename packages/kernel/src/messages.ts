import type { MimeBundle } from './notebook.ts';

/** What the parent asks of the child, over IPC. */
export type Command =
  | {
      readonly type: 'run';
      /** Which run this is; what the cell shows carries it. The place in the notebook where there is one. */
      readonly cell: number;
      /** The count that people see. */
      readonly number: number;
      readonly source: string;
      /** Expressions to evaluate after a cell that did not fail. */
      readonly expressions?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'end' };

/** What an editor asks about the text of a cell; `at` counts UTF-16 units. */
export type Question =
  | { readonly type: 'complete'; readonly code: string; readonly at: number }
  | { readonly type: 'inspect'; readonly code: string; readonly at: number }
  | { readonly type: 'is-complete'; readonly code: string };

/** The answer to a question, by the question's type. */
export type Answer =
  | {
      readonly type: 'complete';
      readonly start: number;
      readonly end: number;
      readonly matches: readonly string[];
    }
  | { readonly type: 'inspect'; readonly bundle?: MimeBundle }
  | {
      readonly type: 'is-complete';
      readonly status: 'complete' | 'incomplete' | 'invalid';
      readonly indent?: string;
    }
  | { readonly type: 'failed'; readonly message: string };

/** What an expression came to. */
export type ExpressionValue =
  | { readonly status: 'ok'; readonly data: MimeBundle }
  | { readonly status: 'error'; readonly fault: Fault };

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
  | { readonly type: 'ready'; readonly heapMegabytes: number }
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
  | { readonly type: 'clear'; readonly cell: number; readonly wait: boolean }
  | { readonly type: 'input'; readonly cell: number; readonly prompt: string; readonly password: boolean }
  | { readonly type: 'result'; readonly cell: number; readonly data: MimeBundle }
  | { readonly type: 'error'; readonly cell: number; readonly fault: Fault }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | {
      readonly type: 'done';
      readonly cell: number;
      readonly expressions?: Readonly<Record<string, ExpressionValue>>;
    };

/** What a prompt of the child reads, one JSON object a line, over a pipe of its own. */
export type InputAnswer =
  | { readonly type: 'value'; readonly value: string }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'interrupted' };

/** The child's file descriptor for messages: 0 to 2 are the standard streams, 3 is the IPC channel. */
export const messageDescriptor = 4;
/** Where a child with a person in front reads what was typed, and hears of interrupts while it is busy. */
export const inputDescriptor = 5;
export const interruptDescriptor = 6;
