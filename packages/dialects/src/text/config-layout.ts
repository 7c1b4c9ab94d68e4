import { stringify } from 'yaml';
import type { Run } from '../form.ts';
import type { Document } from './document.ts';
import type { Layout, WrittenCall } from './layout.ts';
import { callOf, type DictNode, entryAt, type TextNode } from './text-node.ts';

/** A configuration whose entries are the arguments of one form. */
export interface ConfigStyle {
  readonly syntax: 'yaml' | 'json' | 'flags';
  /** The form. */
  readonly name: string;
  /** Where its entries lie: keys from the root on. */
  readonly path?: readonly string[];
  /** The entries of which one at least tells that it is such a configuration. */
  readonly keys: readonly string[];
  /** Arguments whose entries have another name, by the name of the argument. */
  readonly names?: Readonly<Record<string, string>>;
  /** What the configuration says about the run. */
  readonly run?: (root: TextNode) => Run;
  /** Whether flags have `-` where arguments have `_`. */
  readonly dashes?: boolean;
  /** Whether it is only read, as users write it otherwise first. */
  readonly isOnlyRead?: boolean;
}

/** The layout of a configuration in YAML, JSON or flags. */
export function configLayout(style: ConfigStyle): Layout {
  const { syntax, name, path = [], keys, names = {}, run } = style;
  const arguments_ = Object.fromEntries(Object.entries(names).map(([own, theirs]) => [theirs, own]));
  const find: Layout['find'] = (document) => {
    const root = rootOf(document);
    const found = entryAt(root, ...path);
    if (!root || found?.kind !== 'dict' || !keys.some((key) => hasEntry(found, key))) return undefined;
    const call = callOf(found, { name });
    const args = call.args.map((arg) => ({ ...arg, name: arguments_[arg.name!] ?? arg.name! }));
    return { call: { ...call, args }, ...(run && { run: run(root) }) };
  };
  if (style.isOnlyRead) return { syntax, find };
  return { syntax, find, write: (call) => (call.name === name ? writeConfig(call, style) : undefined) };
}

const rootOf = ({ values }: Document): TextNode | undefined => values[0]?.value;

const hasEntry = ({ entries }: DictNode, key: string): boolean => entries.some((entry) => entry.key === key);

function writeConfig({ args }: WrittenCall, { syntax, path = [], names = {}, dashes }: ConfigStyle): string {
  const own = Object.entries(args).map(([name, value]): [string, unknown] => [names[name] ?? name, value]);
  if (syntax === 'flags') {
    return own
      .map(([key, value]) => `--${dashes ? key.replaceAll('_', '-') : key}${flagText(value)}`)
      .join(' ');
  }
  const nested = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), Object.fromEntries(own));
  return syntax === 'json' ? JSON.stringify(nested, null, 2) : stringify(nested).trimEnd();
}

/** What follows a flag: nothing for one that is only there. */
function flagText(value: unknown): string {
  if (value === true) return '';
  return ` ${[value].flat().map(wordText).join(' ')}`;
}

const wordText = (value: unknown): string =>
  /^[\w.+:,/-]+$/.test(String(value)) ? String(value) : `'${String(value).replaceAll("'", "'\\''")}'`;
