import type { Run } from '../../form/form.ts';
import { configLayout } from '../../text/config-layout.ts';
import { namedIn } from '../../text/document.ts';
import type { FoundCall, Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { passedOver } from '../../text/passed-over.ts';
import { numberIn } from '../../text/plain-of.ts';
import { pythonIn } from '../../text/python-in.ts';
import { type CallNode, entryAt, entryOf, type TextArg, type TextNode } from '../../text/text-node.ts';
import { solver } from './solver.ts';

const names = solver.parameters.map(({ name }) => name);
const words = ['LR_SCHEDULER_NAME', 'WARMUP_METHOD'];

const runOf = (steps: TextNode | undefined, images: TextNode | undefined): Run => {
  const [totalSteps, batchSize] = [numberIn(steps), numberIn(images)];
  return {
    ...(totalSteps === undefined ? {} : { totalSteps }),
    ...(batchSize === undefined ? {} : { batchSize }),
  };
};

/** `SOLVER:` of a YAML file; its values may be strings that hold Python, such as `(60000, 80000)`. */
const solverYaml: Layout = configLayout({
  syntax: 'yaml',
  form: solver,
  path: ['SOLVER'],
  keys: [...names, 'IMS_PER_BATCH'],
  runKeys: ['IMS_PER_BATCH'],
  readValue: (node, name) => (words.includes(name) ? node : pythonIn(node)),
  writeValue: (value) =>
    Array.isArray(value) ? `(${value.join(', ')}${value.length === 1 ? ',' : ''})` : value,
  writeRun: ({ batchSize }) => (batchSize === undefined ? {} : { IMS_PER_BATCH: batchSize }),
  run: (root) => runOf(entryAt(root, 'SOLVER', 'MAX_ITER'), entryAt(root, 'SOLVER', 'IMS_PER_BATCH')),
});

interface Assigned {
  readonly name: string;
  readonly from: number;
  readonly value: TextNode;
}

/** Keys of a SOLVER that are told one by one: of several with a name the last. */
function solverOf(all: readonly Assigned[]): FoundCall | undefined {
  const last = new Map<string, TextArg>();
  for (const { name, from, value } of all) {
    const own = name.replace(/^.*SOLVER\./, '');
    if (own !== name)
      last.set(own, { name: own, nameFrom: from, value: words.includes(own) ? value : pythonIn(value) });
  }
  const told = [...last.values()];
  const args = told.filter(({ name }) => names.includes(name!));
  const others = told.filter(({ name }) => !names.includes(name!) && name !== 'IMS_PER_BATCH');
  if (args.length === 0) return undefined;
  const { nameFrom: from } = args[0]!;
  const call: CallNode = { kind: 'call', name: 'SOLVER', nameFrom: from, args, from, to: from };
  const run = runOf(last.get('MAX_ITER')?.value, last.get('IMS_PER_BATCH')?.value);
  return { call, run, ignored: passedOver(others) };
}

/** `train_net.py … SOLVER.BASE_LR 0.0025 SOLVER.MAX_ITER 3000`. */
const solverWords: Layout = {
  syntax: 'flags',
  find: ({ values: [root] }) =>
    solverOf(
      root?.value.kind === 'dict'
        ? root.value.entries.map(({ key, keyFrom, value }) => ({ name: key, from: keyFrom, value }))
        : [],
    ),
};

/** `cfg.SOLVER.MAX_ITER = 3000`. */
const solverStatements: Layout = {
  syntax: 'python',
  find: ({ values }) =>
    solverOf(
      values.flatMap(({ name, value }) => (name === undefined ? [] : [{ name, from: value.from, value }])),
    ),
};

/** `lr_multiplier = L(WarmupParamScheduler)(…)` of a lazy configuration, with `train.max_iter` and the rate of the optimizer. */
const lazyConfig: Layout = {
  syntax: 'python',
  find: (document) => {
    const multiplier = namedIn(document, 'lr_multiplier');
    const steps = namedIn(document, 'train.max_iter') ?? entryOf(namedIn(document, 'train'), 'max_iter');
    if (multiplier?.kind !== 'call' || !steps) return undefined;
    const { from, to } = multiplier;
    const args = [
      { name: 'multiplier', nameFrom: from, value: multiplier },
      { name: 'max_iter', nameFrom: steps.from, value: steps },
    ];
    const rate = numberIn(namedIn(document, 'optimizer.lr'));
    const optimizer = namedIn(document, 'optimizer');
    const run: Run = rate === undefined ? optimizerIn(optimizer ? [optimizer] : []) : { baseRate: rate };
    return { call: { kind: 'call', name: 'LRMultiplier', nameFrom: from, args, from, to }, run };
  },
};

export const detectron2Layouts: readonly Layout[] = [solverYaml, solverWords, solverStatements, lazyConfig];
