import type { Document } from '../document.ts';
import { addFault, excerptOf, type Faults, throwFaults } from '../faults.ts';
import type { Entry, TextNode, ValueNode } from '../text-node.ts';

const longest = 200_000;
const deepest = 100;

// Comments and space, then a name, a number, a string, or one character.
const token =
  /(?:\s|#[^\n]*)*(?:([A-Za-z_][\w.]*)|([+-]?\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|([\s\S]))/gy;

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?f?$/i;

interface Token {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'end';
  readonly text: string;
  readonly from: number;
}

/** What a message in protobuf's text format says. A field that is repeated is an entry as often. */
export function parseProtobuf(faults: Faults): Document {
  const { text } = faults;
  if (text.length > longest)
    addFault(faults, 0, `expected at most ${longest} characters, got ${text.length}`, 'size');
  throwFaults(faults);
  const tokens = tokensOf(text);
  let place = 0;
  const peek = (): Token => tokens[place]!;
  const next = (): Token => tokens[Math.min(place++, tokens.length - 1)]!;
  const fault = (expected: string, { text: got, from }: Token): never => {
    addFault(faults, from, `expected ${expected}, got ${excerptOf(got) || 'the end'}`);
    throwFaults(faults);
    throw new Error('unreachable');
  };
  const message = (end: string, from: number, depth: number): TextNode => {
    if (depth > deepest) fault(`at most ${deepest} messages in one another`, peek());
    const entries: Entry[] = [];
    while (peek().text !== end || peek().kind === 'string') {
      const name = next();
      if (name.kind !== 'name') fault(end ? `a field or ${end}` : 'a field', name);
      const hasColon = peek().text === ':' && Boolean(next());
      const opens = '{<'.includes(peek().text) && peek().kind === 'mark';
      if (!hasColon && !opens) fault('a colon or {', peek());
      entries.push({ key: name.text, keyFrom: name.from, value: value(depth) });
      if (peek().kind === 'mark' && ',;'.includes(peek().text)) next();
    }
    const last = next();
    return { kind: 'dict', entries, from, to: last.from + last.text.length };
  };
  const value = (depth: number): TextNode => {
    const first = next();
    const { from } = first;
    const to = from + first.text.length;
    const plain = (value: ValueNode['value']): TextNode => ({ kind: 'value', value, from, to });
    if (first.text === '{' || first.text === '<')
      return message(first.text === '{' ? '}' : '>', from, depth + 1);
    if (depth > deepest) fault(`at most ${deepest} values in one another`, first);
    if (first.text === '[') {
      const items: TextNode[] = [];
      while (peek().text !== ']' || peek().kind === 'string') {
        items.push(value(depth + 1));
        if (peek().text === ',') next();
        else if (peek().text !== ']') fault('a comma or ]', peek());
      }
      return { kind: 'list', items, from, to: next().from + 1 };
    }
    if (first.kind === 'number') {
      const number = decimal.test(first.text) ? Number(first.text.replace(/f$/i, '')) : Number.NaN;
      return Number.isFinite(number) ? plain(number) : fault('a finite real number', first);
    }
    if (first.kind === 'string') return plain(first.text.slice(1, -1).replace(/\\(.)/g, '$1'));
    if (first.kind === 'name')
      return plain(/^(true|false)$/.test(first.text) ? first.text === 'true' : first.text);
    return fault('a value', first);
  };
  const root = message('', 0, 0);
  return { text, values: [{ value: root }], ignored: [] };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  const kinds = ['name', 'number', 'string', 'mark'] as const;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const group = found.findIndex((part, i) => i > 0 && part !== undefined);
    const own = found[group]!;
    tokens.push({ kind: kinds[group - 1]!, text: own, from: found.index + found[0].lastIndexOf(own) });
  }
  tokens.push({ kind: 'end', text: '', from: text.length });
  return tokens;
}
