import type { Form, Run } from '../../form/form.ts';
import { callBlock } from '../../text/call-block.ts';
import { type Document, namedIn } from '../../text/document.ts';
import type { FoundCall, Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { blockText } from '../../text/python/block.ts';
import { type CallNode, callOf, entryOf, type TextNode } from '../../text/text-node.ts';

/** The configuration of MMCV's users: `lr_config = dict(policy='step', …)`, with or without a `momentum_config`. */
export const lrConfig = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document) => {
    const own = policyOf(namedIn(document, 'lr_config') ?? onlyPolicy(document));
    if (!own) return undefined;
    const run = runIn(document);
    const momentum = policyOf(namedIn(document, 'momentum_config'), 'MomentumUpdaterHook');
    return { call: momentum ? bothOf(own, momentum) : own, run };
  },
  write: ({ name, args }) => {
    if (!forms.some((form) => form.name === name && policyName(form))) return undefined;
    const block = callBlock(
      { name, args },
      {
        forms,
        open: () => 'lr_config = dict(',
        lead: (inner) => [`policy="${policyName(forms.find((form) => form.name === inner)!)}"`],
        isData: true,
      },
    );
    return blockText(block);
  },
});

/** The word that `policy` has for a hook: its name without what it ends with, in small letters where MMCV's users write it so. */
function policyName({ name, aliases }: Form): string | undefined {
  const word = /^(\w+)LrUpdater(?:Hook)?$/.exec(name)?.[1];
  return aliases.find((alias) => alias === word?.toLowerCase()) ?? word;
}

/** A dictionary with a policy as the call of its hook. */
function policyOf(node: TextNode | undefined, ending = ''): CallNode | undefined {
  const policy = entryOf(node, 'policy');
  const name = stringIn(policy);
  if (node?.kind !== 'dict' || name === undefined) return undefined;
  const hook = ending === '' ? name : `${name.charAt(0).toUpperCase()}${name.slice(1)}${ending}`;
  return callOf(node, { name: hook, nameFrom: policy!.from, without: ['policy', 'type'] });
}

/** The one dictionary with a policy, where a text has no name for it. */
const onlyPolicy = ({ values }: Document): TextNode | undefined =>
  values.find(({ name, value }) => name !== 'momentum_config' && entryOf(value, 'policy'))?.value;

function bothOf(rate: CallNode, momentum: CallNode): FoundCall['call'] {
  const args = [
    { name: 'lr_config', nameFrom: rate.from, value: rate },
    { name: 'momentum_config', nameFrom: momentum.from, value: momentum },
  ];
  return {
    kind: 'call',
    name: 'register_training_hooks',
    nameFrom: rate.from,
    args,
    from: rate.from,
    to: rate.to,
  };
}

/** What the rest of a configuration says about the run. */
function runIn(document: Document): Run {
  const runner = namedIn(document, 'runner');
  const epochs = numberIn(entryOf(runner, 'max_epochs') ?? namedIn(document, 'total_epochs'));
  const steps = numberIn(entryOf(runner, 'max_iters') ?? namedIn(document, 'total_iters'));
  return {
    ...optimizerIn(document.values.map(({ value }) => value)),
    ...(epochs === undefined ? {} : { epochs }),
    ...(steps === undefined ? {} : { totalSteps: steps }),
  };
}
