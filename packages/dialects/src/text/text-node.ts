import type { Fault } from './faults.ts';

/** A value in a text, and where it stands, whatever the syntax: what Python, YAML, JSON, flags and protobuf have in common. */
export type TextNode = ValueNode | ListNode | DictNode | CallNode | OpaqueNode;

interface Place {
  /** Where it begins in the text. */
  readonly from: number;
  /** Where it ends. */
  readonly to: number;
  /** Values in it, where a name may have brought in others: 1 if absent. */
  readonly size?: number;
}

export interface ValueNode extends Place {
  readonly kind: 'value';
  readonly value: string | number | boolean | null;
}

interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly TextNode[];
}

export interface DictNode extends Place {
  readonly kind: 'dict';
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly keyFrom: number;
  readonly value: TextNode;
}

export interface CallNode extends Place {
  readonly kind: 'call';
  /** The last part of what is called. */
  readonly name: string;
  readonly nameFrom: number;
  readonly args: readonly TextArg[];
}

export interface TextArg {
  /** Absent for one by place. */
  readonly name?: string;
  readonly nameFrom: number;
  readonly value: TextNode;
}

/** What has no value: a name, a function. It is no fault where nobody asks for its value. */
interface OpaqueNode extends Place {
  readonly kind: 'opaque';
  readonly faults: readonly Fault[];
}

/** The entry of a dictionary with a key; the last, if there are several. */
export function entryOf(node: TextNode | undefined, key: string): TextNode | undefined {
  return node?.kind === 'dict' ? node.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

/** The entry at the end of a path of keys. */
export const entryAt = (node: TextNode | undefined, ...keys: readonly string[]): TextNode | undefined =>
  keys.reduce(entryOf, node);

/** A dictionary as the call of a name, with its other entries for arguments. */
export function callOf(
  { entries, from, to }: DictNode,
  { name, nameFrom = from, without = [] }: { name: string; nameFrom?: number; without?: readonly string[] },
): CallNode {
  const kept = entries.filter(({ key }) => !without.includes(key));
  const args = kept.map(({ key, keyFrom, value }) => ({ name: key, nameFrom: keyFrom, value }));
  return { kind: 'call', name, nameFrom, args, from, to };
}

/** The nodes that a node holds. */
export function childrenOf(node: TextNode): readonly TextNode[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'dict') return node.entries.map(({ value }) => value);
  return node.kind === 'call' ? node.args.map(({ value }) => value) : [];
}

/** A plain value as a node at a place that it does not stand at: what a script takes without being told. */
export function nodeOf(value: unknown, at: number): TextNode {
  const place = { from: at, to: at };
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => nodeOf(item, at)), ...place };
  return { kind: 'value', value: value as ValueNode['value'], ...place };
}

/** The first node that is asked for, of some nodes and all that they hold. */
export function nodeIn<T extends TextNode>(
  nodes: readonly TextNode[],
  isIt: (node: TextNode) => node is T,
): T | undefined {
  return nodesIn(nodes, isIt)[0];
}

/** The nodes that are asked for, of some nodes and all that they hold, each once. */
export function nodesIn<T extends TextNode>(
  nodes: readonly TextNode[],
  isIt: (node: TextNode) => node is T,
): T[] {
  const found: T[] = [];
  const seen = new Set<TextNode>();
  const visit = (node: TextNode): void => {
    // A name may bring the same node in many times.
    if (seen.has(node)) return;
    seen.add(node);
    if (isIt(node)) found.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  for (const node of nodes) visit(node);
  return found;
}

/** The argument of a call, or the entry of a dictionary, with a name. */
export function argumentOf(node: TextNode | undefined, name: string): TextNode | undefined {
  if (node?.kind === 'call') return node.args.find((arg) => arg.name === name)?.value;
  return entryOf(node, name);
}

/** Whether a node is a call of a name. */
export const isCallOf =
  (name: string) =>
  (node: TextNode): node is CallNode =>
    node.kind === 'call' && node.name === name;
