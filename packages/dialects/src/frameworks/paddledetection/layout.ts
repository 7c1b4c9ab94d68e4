import { type InnerCall, isInnerCall } from '../../form/parameter.ts';
import type { Layout } from '../../text/layout.ts';
import { passedOver } from '../../text/passed-over.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { callOf, entryOf, type TextNode } from '../../text/text-node.ts';
import { learningRate } from './learning-rate.ts';

/** `LearningRate:` of a YAML file, whose schedulers have their class for a tag, or for a name. */
export const learningRateYaml: Layout = {
  syntax: 'yaml',
  find: ({ values: [root] }) => {
    const found = entryOf(root?.value, 'LearningRate');
    if (!root || found?.kind !== 'dict') return undefined;
    const { args, ...call } = callOf(found, { name: 'LearningRate' });
    const isKnown = (name: string | undefined): boolean =>
      learningRate.parameters.some((one) => one.name === name);
    const epochs = numberIn(entryOf(root.value, 'epoch'));
    return {
      call: {
        ...call,
        args: args.filter(({ name }) => isKnown(name)).map((arg) => ({ ...arg, value: namedIn(arg.value) })),
      },
      run: epochs === undefined ? {} : { epochs },
      ignored: passedOver(args.filter(({ name }) => !isKnown(name))),
    };
  },
  write: ({ args, run }) => {
    const { base_lr, schedulers } = args;
    const isListed = Array.isArray(schedulers) && schedulers.every(isInnerCall);
    if (schedulers !== undefined && !isListed) return undefined;
    const list = (schedulers ?? []) as readonly InnerCall[];
    const lines = [
      ...(run.epochs === undefined ? [] : [`epoch: ${run.epochs}`, '']),
      'LearningRate:',
      ...(base_lr === undefined ? [] : [`  base_lr: ${base_lr}`]),
      ...(schedulers === undefined ? [] : [list.length > 0 ? '  schedulers:' : '  schedulers: []']),
      ...list.flatMap(taggedLines),
    ];
    return lines.join('\n');
  },
};

/** Schedulers in a list as calls: `!LinearWarmup {…}` is one already, `{name: LinearWarmup, …}` not yet. */
function namedIn(node: TextNode): TextNode {
  if (node.kind === 'list') return { ...node, items: node.items.map(namedIn) };
  const name = entryOf(node, 'name');
  const own = stringIn(name);
  if (node.kind !== 'dict' || !name || own === undefined) return node;
  return callOf(node, { name: own, nameFrom: name.from, without: ['name'] });
}

function taggedLines({ name, args }: InnerCall): string[] {
  if (Object.keys(args).length === 0) return [`  - !${name} {}`];
  // A list stands on its line, as recipes have it.
  const own = Object.entries(args).map(
    ([key, value]) => `    ${key}: ${JSON.stringify(value).replaceAll(',', ', ')}`,
  );
  return [`  - !${name}`, ...own];
}
