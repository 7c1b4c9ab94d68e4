import { stringify } from 'yaml';
import type { Args, Form, Run } from '../form/form.ts';
import { sameSchedule } from '../form/same-schedule.ts';
import type { Document } from './document.ts';
import { writeFlags } from './flags/write-flags.ts';
import type { Layout, WrittenCall } from './layout.ts';
import { passedOver } from './passed-over.ts';
import { callOf, type DictNode, entryAt, nodeOf, type TextNode } from './text-node.ts';

/** A configuration whose entries are the arguments of one form. */
export interface ConfigStyle {
  readonly syntax: 'yaml' | 'json' | 'flags';
  readonly form: Form;
  /** Where its entries lie: keys from the root on. */
  readonly path?: readonly string[];
  /** The entries of which one at least tells that it is such a configuration. */
  readonly keys: readonly string[];
  /** What else it must be, where several have the same entries. */
  readonly isFor?: (root: DictNode, text: string) => boolean;
  /** Arguments whose entries have another name, by the name of the argument. */
  readonly names?: Readonly<Record<string, string>>;
  /** What the script takes where the form by itself takes something else. */
  readonly defaults?: Args;
  /** A value as the form takes it, where the configuration has it otherwise. */
  readonly readValue?: (node: TextNode, name: string) => TextNode;
  /** What the configuration says about the run. */
  readonly run?: (root: DictNode, text: string) => Run;
  /** Entries that say something about the run, so that nobody has to be told of them. */
  readonly runKeys?: readonly string[];
  /** Further entries that say the run, where it is written. */
  readonly writeRun?: (run: Run) => Args;
  /** A value as it is written. */
  readonly writeValue?: (value: unknown, name: string) => unknown;
  /** How flags look: `--min_lr 0`, `--min-lr 0` or `min_lr=0`, and the program before them. */
  readonly flags?: { readonly look: 'plain' | 'dashes' | 'words'; readonly program?: string };
  /** Whether it is only read, as users write it otherwise first. */
  readonly isOnlyRead?: boolean;
}

/** The layout of a configuration in YAML, JSON or flags. */
export function configLayout(style: ConfigStyle): Layout {
  const { syntax, form, path = [], keys, names = {}, defaults = {}, run, runKeys = [] } = style;
  const known = form.parameters.map(({ name }) => name);
  const arguments_ = Object.fromEntries(Object.entries(names).map(([own, theirs]) => [theirs, own]));
  const find: Layout['find'] = (document) => {
    const root = rootOf(document);
    const found = entryAt(root, ...path);
    if (root?.kind !== 'dict' || found?.kind !== 'dict') return undefined;
    if (!keys.some((key) => found.entries.some((entry) => entry.key === key))) return undefined;
    if (style.isFor && !style.isFor(root, document.text)) return undefined;
    const call = callOf(found, { name: form.name });
    const renamed = call.args.map((arg) => ({ ...arg, name: arguments_[arg.name!] ?? arg.name! }));
    const own = renamed.filter(({ name }) => known.includes(name));
    const others = renamed.filter(({ name }) => !known.includes(name) && !runKeys.includes(name));
    const args = [
      // What the form takes besides says nothing about the schedule, but something to whoever looks for mistakes.
      ...(form.takesMore ? renamed.filter(({ name }) => !known.includes(name)) : []),
      ...own.map((arg) => ({ ...arg, value: style.readValue?.(arg.value, arg.name) ?? arg.value })),
      ...Object.entries(defaults)
        .filter(([name]) => !own.some((arg) => arg.name === name))
        .map(([name, value]) => ({ name, nameFrom: found.from, value: nodeOf(value, found.from) })),
    ];
    return {
      call: { ...call, args },
      ...(run && { run: run(root, document.text) }),
      ...(!form.takesMore && { ignored: passedOver(others) }),
    };
  };
  if (style.isOnlyRead) return { syntax, find };
  return { syntax, find, write: (call) => (call.name === form.name ? writeConfig(call, style) : undefined) };
}

const rootOf = ({ values }: Document): TextNode | undefined => values[0]?.value;

/** The arguments that are not what is taken without them. */
export function toldArgs(
  { args }: WrittenCall,
  { form, defaults = {} }: Pick<ConfigStyle, 'form' | 'defaults'>,
): [string, unknown][] {
  return form.parameters.flatMap(({ name, fallback }): [string, unknown][] => {
    const value = Object.hasOwn(args, name) ? args[name] : fallback;
    const taken = Object.hasOwn(defaults, name) ? defaults[name] : fallback;
    return value === undefined || sameSchedule(value, taken) ? [] : [[name, value]];
  });
}

function writeConfig(call: WrittenCall, style: ConfigStyle): string {
  const { syntax, path = [], names = {}, writeValue = (value) => value } = style;
  const told = toldArgs(call, style);
  const own = Object.fromEntries([
    ...told.map(([name, value]): [string, unknown] => [names[name] ?? name, writeValue(value, name)]),
    ...Object.entries(style.writeRun?.(call.run) ?? {}),
  ]);
  if (syntax === 'flags') return writeFlags(own, style.flags);
  const nested = path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), own);
  return syntax === 'json' ? JSON.stringify(nested, null, 2) : stringify(nested).trimEnd();
}
