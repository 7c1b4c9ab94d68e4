import type { Form, Run } from '../../form/form.ts';
import { type InnerCall, isInnerCall } from '../../form/parameter.ts';
import { callBlock } from '../../text/call-block.ts';
import { type Document, namedIn } from '../../text/document.ts';
import { excerptOf } from '../../text/faults.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { type Block, blockText } from '../../text/python/block.ts';
import { type CallNode, callOf, entryAt, entryOf, type TextNode } from '../../text/text-node.ts';

/** The configuration of MMEngine's users: `param_scheduler = [dict(type='LinearLR', …), …]`, or one dictionary. */
export const paramSchedulerConfig = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document) => {
    const own = namedIn(document, 'param_scheduler') ?? unnamed(document);
    const call = own && callIn(own, document.text);
    return call && { call, run: runIn(document) };
  },
  write: ({ name, args }) => {
    const style = { forms, open: () => 'dict(', lead: (inner: string) => [`type="${inner}"`], isData: true };
    if (!forms.some((form) => form.name === name)) return undefined;
    const { schedulers } = args;
    if (name !== 'param_scheduler')
      return blockText(callBlock({ name, args }, { ...style, open: () => 'param_scheduler = dict(' }));
    if (!Array.isArray(schedulers) || !schedulers.every(isInnerCall)) return undefined;
    const items = schedulers.map((inner: InnerCall): Block | string => callBlock(inner, style));
    return blockText({ open: 'param_scheduler = [', items, close: ']' });
  },
});

const isTyped = (node: TextNode): boolean => entryOf(node, 'type') !== undefined;

/** A list of dictionaries with types, or one of them, where a text has no name for it. */
const unnamed = ({ values }: Document): TextNode | undefined => {
  const [only, more] = values;
  if (!only || more || only.name !== undefined) return undefined;
  const { value } = only;
  if (value.kind === 'list') return value.items.length > 0 && value.items.every(isTyped) ? value : undefined;
  return isTyped(value) ? value : undefined;
};

function callIn(node: TextNode, text: string): CallNode | undefined {
  if (node.kind === 'dict') return memberIn(node, text);
  if (node.kind !== 'list') return undefined;
  const items = node.items.map((item) => memberIn(item, text) ?? item);
  const { from, to } = node;
  const schedulers = { name: 'schedulers', nameFrom: from, value: { ...node, items } };
  return { kind: 'call', name: 'param_scheduler', nameFrom: from, args: [schedulers], from, to };
}

/** A dictionary as the call of its type: `'LinearLR'`, `'mmengine.LinearLR'`, or the class itself. */
function memberIn(node: TextNode, text: string): CallNode | undefined {
  const type = entryOf(node, 'type');
  if (node.kind !== 'dict' || !type) return undefined;
  const name = stringIn(type) ?? excerptOf(text.slice(type.from, type.to));
  return callOf(node, {
    name: name.slice(name.lastIndexOf('.') + 1),
    nameFrom: type.from,
    without: ['type'],
  });
}

/** What the rest of a configuration says about the run. */
function runIn(document: Document): Run {
  const loop = namedIn(document, 'train_cfg');
  const epochs = numberIn(entryOf(loop, 'max_epochs'));
  const steps = numberIn(entryOf(loop, 'max_iters'));
  const accumulation = numberIn(entryAt(namedIn(document, 'optim_wrapper'), 'accumulative_counts'));
  return {
    ...optimizerIn(document.values.map(({ value }) => value)),
    ...(epochs === undefined ? {} : { epochs }),
    ...(steps === undefined ? {} : { totalSteps: steps / (accumulation ?? 1) }),
    ...(accumulation === undefined ? {} : { accumulation }),
  };
}
