import type { Fault } from './faults.ts';
import type { TextNode } from './text-node.ts';

/** A text once it is parsed, whatever its syntax. */
export interface Document {
  readonly text: string;
  /** What it says, in order: the statements of a program that are values or give one a name; of a data file, its one value. */
  readonly values: readonly Named[];
  /** The functions and classes that a program defines, by name. */
  readonly definitions?: ReadonlyMap<string, TextNode>;
  /** Statements that are none of these, such as loops: passed over. */
  readonly ignored: readonly Fault[];
}

export interface Named {
  /** The name that a statement gives to the value. */
  readonly name?: string;
  readonly value: TextNode;
}

/** The value that a text gives a name to; the last, if it does so again. */
export const namedIn = ({ values }: Document, name: string): TextNode | undefined =>
  values.findLast((one) => one.name === name)?.value;
