import type { Form, Run } from '../../form/form.ts';
import { sameSchedule } from '../../form/same-schedule.ts';
import { type Fault, faultAt } from '../../text/faults.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { callOf, type DictNode, entryAt, entryOf, type TextNode } from '../../text/text-node.ts';
import { withDefaults } from '../../text/with-defaults.ts';

/** The configuration of DeepSpeed: `{"scheduler": {"type": "WarmupLR", "params": {…}}}` among the rest. */
export const deepspeedConfig = (forms: readonly Form[]): Layout => ({
  syntax: 'json',
  find: ({ values: [root] }) => {
    const scheduler = entryOf(root?.value, 'scheduler');
    const type = entryOf(scheduler, 'type');
    const name = stringIn(type);
    if (!root || scheduler?.kind !== 'dict' || !type || name === undefined) return undefined;
    const params = entryOf(scheduler, 'params');
    const own: DictNode =
      params?.kind === 'dict'
        ? params
        : { kind: 'dict', entries: [], from: scheduler.from, to: scheduler.to };
    const call = callOf(own, { name, nameFrom: type.from });
    const args = call.args.map((arg) => ({ ...arg, value: unlessAuto(arg.value) }));
    return { call: { ...call, args }, run: runIn(root.value), ignored: autosIn(root.value) };
  },
  write: ({ name, args, run }) => {
    const form = forms.find((one) => one.name === name);
    if (!form) return undefined;
    const all = withDefaults(form, args);
    const told = form.parameters.filter(
      (one) => all[one.name] !== undefined && !sameSchedule(all[one.name], one.fallback),
    );
    const params = Object.fromEntries(told.map((one) => [one.name, all[one.name]]));
    const { batchSize, accumulation } = run;
    const config = {
      ...(batchSize === undefined ? {} : { train_batch_size: batchSize }),
      ...(accumulation === undefined ? {} : { gradient_accumulation_steps: accumulation }),
      scheduler: { type: name, params },
    };
    return JSON.stringify(config, null, 2);
  },
});

const isAuto = (node: TextNode | undefined): node is TextNode => stringIn(node) === 'auto';

const auto = ({ from }: TextNode, what: string): Fault =>
  faultAt(from, `expected ${what}, got "auto", which the Trainer of transformers fills in`);

/** A parameter that is left to the Trainer has no value here. */
const unlessAuto = (node: TextNode): TextNode =>
  isAuto(node) ? { kind: 'opaque', faults: [auto(node, 'a value')], from: node.from, to: node.to } : node;

const runKeys = [
  ['train_batch_size'],
  ['gradient_accumulation_steps'],
  ['optimizer', 'params', 'lr'],
] as const;

/** What the run would need, and is left to the Trainer. */
const autosIn = (root: TextNode): Fault[] =>
  runKeys
    .map((keys) => entryAt(root, ...keys))
    .filter(isAuto)
    .map((node) => auto(node, 'a number'));

function runIn(root: TextNode): Run {
  const batch = numberIn(entryOf(root, 'train_batch_size'));
  const accumulation = numberIn(entryOf(root, 'gradient_accumulation_steps'));
  const each = numberIn(entryOf(root, 'train_micro_batch_size_per_gpu'));
  const devices = batch && accumulation && each ? batch / (accumulation * each) : undefined;
  const optimizer = entryOf(root, 'optimizer');
  return {
    ...optimizerIn(optimizer ? [optimizer] : []),
    ...(batch === undefined ? {} : { batchSize: batch }),
    ...(accumulation === undefined ? {} : { accumulation }),
    ...(devices === undefined || !Number.isInteger(devices) ? {} : { devices }),
  };
}
