import { isAlias, isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Document } from '../document.ts';
import { addFault, excerptOf, type Faults, faultAt, throwFaults } from '../faults.ts';
import { callOf, type DictNode, type Entry, type TextNode } from '../text-node.ts';

/** More values are no configuration; aliases of aliases would make any number of them. */
const mostNodes = 100_000;
const mostAliases = 1000;
const longest = 1_000_000;

/** How deep values may lie in each other: the parser makes a pattern of every depth, and more would fill the memory. */
const deepest = 100;

/** What a YAML or JSON text says. */
export function parseYaml(faults: Faults): Document {
  const { text } = faults;
  if (text.length > longest)
    addFault(faults, 0, `expected at most ${longest} characters, got ${text.length}`, 'size');
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    addFault(faults, deep, `expected at most ${deepest} levels of values, got more`, 'size');
  throwFaults(faults);
  // Keys that come twice are told by whoever binds them; tags of other programs are names of classes.
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  for (const { pos, message } of document.errors) {
    addFault(faults, pos[0], `expected YAML: ${excerptOf(message)}`);
  }
  throwFaults(faults);
  let count = 0;
  let aliases = 0;
  const nodeOf = (node: Node | null, at: number, depth = 0): TextNode => {
    const [from, to] = node?.range ?? [at, at];
    const opaque = (message: string): TextNode => ({
      kind: 'opaque',
      faults: [faultAt(from, message)],
      from,
      to,
    });
    if (++count > mostNodes) return opaque(`expected at most ${mostNodes} values, got more`);
    if (depth > 2 * deepest) return opaque(`expected at most ${2 * deepest} levels of values, got more`);
    const inner = (child: Node | null, place: number): TextNode => nodeOf(child, place, depth + 1);
    if (isAlias(node)) {
      if (++aliases > mostAliases) return opaque(`expected at most ${mostAliases} aliases, got more`);
      const target = node.resolve(document);
      return target ? inner(target, from) : opaque('expected an anchor of that name, got none');
    }
    if (isMap(node)) {
      const entries = node.items.flatMap(({ key, value }): Entry[] => {
        const place = isScalar(key) ? (key.range?.[0] ?? from) : from;
        // A merge key stands for the entries of what it names.
        const held = inner(value as Node | null, place);
        if (isScalar(key) && key.value === '<<' && held.kind === 'dict') return [...held.entries];
        return [{ key: isScalar(key) ? String(key.value) : '', keyFrom: place, value: held }];
      });
      const dict: DictNode = { kind: 'dict', entries, from, to };
      const [, name] = /^!(\w+)$/.exec(node.tag ?? '') ?? [];
      // A tag of the framework's own makes an object of its class.
      return name === undefined ? dict : callOf(dict, { name });
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => inner(isPair(item) ? null : (item as Node | null), from));
      return { kind: 'list', items, from, to };
    }
    const value = isScalar(node) ? node.value : null;
    if (typeof value === 'number' && !Number.isFinite(value))
      return opaque(`expected a finite real number, got ${excerptOf(text.slice(from, to))}`);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value))
      return { kind: 'value', value: value as string | number | boolean | null, from, to };
    return opaque(`expected a literal, got ${excerptOf(text.slice(from, to))}`);
  };
  const root = document.contents ? [{ value: nodeOf(document.contents as Node, 0) }] : [];
  return { text, values: root, ignored: [] };
}

/** Where brackets, or dashes and spaces that begin a line, go too deep. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let indent = 0;
  for (let i = 0; i < text.length; i++) {
    const found = text[i]!;
    if (found === '\n') indent = 0;
    else if (indent >= 0 && ' -?:'.includes(found)) indent++;
    else indent = -1;
    if ('[{'.includes(found)) depth++;
    else if (']}'.includes(found)) depth--;
    if (depth > deepest || indent > 4 * deepest) return i;
  }
  return undefined;
}
