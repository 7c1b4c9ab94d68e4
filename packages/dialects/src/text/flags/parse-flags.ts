import type { Document } from '../document.ts';
import { addFault, excerptOf, type Faults, faultAt, throwFaults } from '../faults.ts';
import type { Entry, TextNode, ValueNode } from '../text-node.ts';

const longest = 200_000;

// A word of a command line, with quotes and what the shell leaves for later; or a line that goes on, or a comment.
const word = /\\\r?\n|(?<=^|\s)#[^\n]*|(?:[^\s'"\\]|\\[^\n]|'[^']*'|"(?:[^"\\]|\\.)*")+|['"]/g;

/** A key of a configuration, with its sections: `SOLVER.BASE_LR`. */
const member = /^[A-Z][A-Z0-9_]*(?:\.[A-Z][A-Z0-9_]*)+$/;

/**
 * What flags of a command line say: `--lr 0.1`, `--milestones 30 60`, `--lr=0.1`, `--no-decay`, `lr=0.1` and
 * `SOLVER.BASE_LR 0.1`, as one dictionary whose keys have `_` for `-`. Words before the first flag are the program, and so are
 * those after one that has its value by `=`.
 */
export function parseFlags(faults: Faults): Document {
  const { text } = faults;
  if (text.length > longest)
    addFault(faults, 0, `expected at most ${longest} characters, got ${text.length}`, 'size');
  throwFaults(faults);
  const flags: { key: string; keyFrom: number; values: TextNode[]; isFull: boolean }[] = [];
  for (const { 0: raw, index } of text.matchAll(word)) {
    if (raw.startsWith('\\\n') || raw.startsWith('\\\r') || raw.startsWith('#')) continue;
    const [, flag, assigned] = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(raw) ?? [];
    const [, key, value] = /^([A-Za-z_]\w*)=([\s\S]+)$/.exec(raw) ?? [];
    const name = flag ?? key ?? member.exec(raw)?.[0];
    const own = flag === undefined ? value : assigned;
    if (name !== undefined) {
      const values = own === undefined ? [] : [wordNode(own, index + raw.length - own.length)];
      flags.push({ key: name.replaceAll('-', '_'), keyFrom: index, values, isFull: own !== undefined });
    } else if (!flags.at(-1)?.isFull) flags.at(-1)?.values.push(wordNode(raw, index));
  }
  const entries = flags.map(({ key, keyFrom, values }): Entry => {
    const [first] = values;
    const last = values.at(-1);
    if (!first || !last)
      return {
        key,
        keyFrom,
        value: { kind: 'value', value: true, from: keyFrom, to: keyFrom + key.length },
      };
    if (values.length === 1) return { key, keyFrom, value: first };
    return { key, keyFrom, value: { kind: 'list', items: values, from: first.from, to: last.to } };
  });
  const value: TextNode = { kind: 'dict', entries, from: 0, to: text.length };
  return { text, values: [{ value }], ignored: [] };
}

function wordNode(raw: string, from: number): TextNode {
  const to = from + raw.length;
  if (/^['"]$/.test(raw) || /\$[\w({]/.test(raw.replace(/'[^']*'/g, ''))) {
    const message = `expected a value, got ${excerptOf(raw)}`;
    return { kind: 'opaque', faults: [faultAt(from, message)], from, to };
  }
  const plain = raw.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\([\s\S])/g,
    (_, single, double, escaped) =>
      single ?? (double as string | undefined)?.replace(/\\(.)/g, '$1') ?? escaped,
  );
  const node = (value: ValueNode['value']): TextNode => ({ kind: 'value', value, from, to });
  if (/^[+-]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) {
    const number = Number(plain.replaceAll('_', ''));
    if (Number.isFinite(number)) return node(number);
  }
  if (/^(?:true|false)$/i.test(plain)) return node(plain.toLowerCase() === 'true');
  return node(plain);
}
