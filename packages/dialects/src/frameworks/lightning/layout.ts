import type { Form, Run } from '../../form/form.ts';
import { formIn } from '../../form/form-in.ts';
import { addFault } from '../../text/faults.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn } from '../../text/plain-of.ts';
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

const own = 'lr_scheduler_config';

/**
 * What `configure_optimizers` returns: `{"lr_scheduler": {"scheduler": StepLR(…), "interval": "step"}}`, a pair of lists, or a
 * scheduler alone, which steps once an epoch; and what a `Trainer` says about the run.
 */
export const configureOptimizers = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document, faults) => {
    const nodes = document.values.map(({ value }) => value);
    if (nodeIn(nodes, isCallOf(own))) return undefined;
    const isScheduler = (node: TextNode | undefined): node is TextNode =>
      node?.kind === 'call' && formIn(forms, node.name) !== undefined;
    const configs = nodesIn(
      nodes,
      (node): node is DictNode => node.kind === 'dict' && isScheduler(entryOf(node, 'scheduler')),
    );
    const alone = configs.length > 0 ? [] : outermostCalls(document, forms);
    const [first, second] = [...configs, ...alone];
    if (!first) return undefined;
    if (second) addFault(faults, second.from, 'expected the scheduler of one optimizer, got a second');
    const run = { ...optimizerIn(nodes), ...trainerIn(nodes) };
    if (first.kind === 'dict') return { call: callOf(first, { name: own }), run };
    const { from, to } = first;
    const args = [{ name: 'scheduler', nameFrom: from, value: first }];
    return { call: { kind: 'call', name: own, nameFrom: from, args, from, to }, run };
  },
});

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
