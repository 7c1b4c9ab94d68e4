import type { Form, PythonStyle, Run } from '../../form/form.ts';
import { formIn } from '../../form/form-in.ts';
import { isInnerCall } from '../../form/parameter.ts';
import { toldArgs } from '../../text/config-layout.ts';
import { addFault } from '../../text/faults.ts';
import type { Layout, WrittenCall } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn } from '../../text/plain-of.ts';
import { programAround } from '../../text/program-around.ts';
import { withPrefix } from '../../text/python/block.ts';
import { pythonText } from '../../text/python/python-text.ts';
import { outermostCalls } from '../../text/python-layout.ts';
import {
  argumentOf,
  callOf,
  type DictNode,
  entryOf,
  isCallOf,
  nodeIn,
  nodesIn,
  type TextNode,
} from '../../text/text-node.ts';

interface Inner {
  /** The schedulers of `forms`, and how they are imported. */
  readonly forms: readonly Form[];
  readonly python: PythonStyle;
}

/**
 * What `configure_optimizers` returns: `{"lr_scheduler": {"scheduler": StepLR(…), "interval": "step"}}`, a pair of lists, or a
 * scheduler alone, which steps once an epoch; and what a `Trainer` says about the run. Written is the dictionary, under the name
 * that Lightning's documentation has for it.
 */
export const configureOptimizers = (form: Form, inner: Inner): Layout => ({
  syntax: 'python',
  find: (document, faults) => {
    const nodes = document.values.map(({ value }) => value);
    if (nodeIn(nodes, isCallOf(form.name))) return undefined;
    const isScheduler = (node: TextNode | undefined): node is TextNode =>
      node?.kind === 'call' && formIn(inner.forms, node.name) !== undefined;
    const configs = nodesIn(
      nodes,
      (node): node is DictNode => node.kind === 'dict' && isScheduler(entryOf(node, 'scheduler')),
    );
    const alone = configs.length > 0 ? [] : outermostCalls(document, inner.forms);
    const [first, second] = [...configs, ...alone];
    if (!first) return undefined;
    if (second) addFault(faults, second.from, 'expected the scheduler of one optimizer, got a second');
    const run = { ...optimizerIn(nodes), ...trainerIn(nodes) };
    if (first.kind === 'dict') return { call: callOf(first, { name: form.name }), run };
    const { from, to } = first;
    const args = [{ name: 'scheduler', nameFrom: from, value: first }];
    return { call: { kind: 'call', name: form.name, nameFrom: from, args, from, to }, run };
  },
  write: (call) => writeConfig(call, form, inner),
});

function writeConfig(call: WrittenCall, form: Form, inner: Inner): string | undefined {
  const { scheduler } = call.args;
  if (!isInnerCall(scheduler)) return undefined;
  return programAround(scheduler, {
    ...inner,
    statements: (block) => [
      {
        open: `${form.name} = {`,
        items: toldArgs(call, { form }).map(([name, value]) =>
          withPrefix(`"${name}": `, value === scheduler ? block : pythonText(value)),
        ),
        close: '}',
      },
    ],
  });
}

/** What the arguments of a `Trainer` say: -1 is no limit. */
function trainerIn(nodes: readonly TextNode[]): Run {
  const trainer = nodeIn(nodes, isCallOf('Trainer'));
  const told = (name: string): number | undefined => {
    const value = numberIn(argumentOf(trainer, name));
    return value === undefined || value < 0 ? undefined : value;
  };
  const [epochs, totalSteps, accumulation, devices] = [
    told('max_epochs'),
    told('max_steps'),
    told('accumulate_grad_batches'),
    told('devices'),
  ];
  return {
    ...(epochs === undefined ? {} : { epochs }),
    ...(totalSteps === undefined ? {} : { totalSteps }),
    ...(accumulation === undefined ? {} : { accumulation }),
    ...(devices === undefined ? {} : { devices: devices * (told('num_nodes') ?? 1) }),
  };
}
