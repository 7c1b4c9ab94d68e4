import type { Args, Run } from '../form/form.ts';
import type { Document } from './document.ts';
import type { Fault, Faults } from './faults.ts';
import type { CallNode } from './text-node.ts';

export type Syntax = 'python' | 'yaml' | 'json' | 'flags' | 'protobuf';

/** One way in which a framework's users write a schedule down: where in a text the call is, and how it is put there. */
export interface Layout {
  readonly syntax: Syntax;
  /** The call that a text of this layout says, and what it says about the run; nothing if the text is not of this layout. */
  readonly find: (document: Document, faults: Faults) => FoundCall | undefined;
  /** The text of a call; absent where this layout is only read. */
  readonly write?: (call: WrittenCall) => string | undefined;
}

export interface FoundCall {
  readonly call: CallNode;
  readonly run?: Run;
  /** What was not understood and passed over, besides statements. */
  readonly ignored?: readonly Fault[];
}

export interface WrittenCall {
  readonly name: string;
  readonly args: Args;
  readonly run: Run;
}
