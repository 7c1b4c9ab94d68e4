import { ScheduleError } from '@lrlab/core';
import { stringIn } from './plain-of.ts';
import { parsePython } from './python/parse-python.ts';
import type { TextNode } from './text-node.ts';

/** The value of a string that holds a literal of Python, such as `"(60000, 80000)"`; any other node as it is. */
export function pythonIn(node: TextNode): TextNode {
  const text = stringIn(node);
  if (text === undefined || !/^\s*[[(\d.+-]/.test(text)) return node;
  try {
    const { values, ignored } = parsePython({ text, at: [] });
    const [only, more] = values;
    return only && !more && ignored.length === 0 ? placed(only.value, node) : node;
  } catch (error) {
    if (error instanceof ScheduleError) return node;
    throw error;
  }
}

/** A node with all that it holds at the place of another. */
function placed(node: TextNode, at: TextNode): TextNode {
  const { from, to } = at;
  if (node.kind === 'list') return { ...node, items: node.items.map((item) => placed(item, at)), from, to };
  return node.kind === 'value' ? { ...node, from, to } : at;
}
