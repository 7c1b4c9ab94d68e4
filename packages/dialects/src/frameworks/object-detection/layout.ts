import type { Args, Form, Run } from '../../form/form.ts';
import { sameSchedule } from '../../form/same-schedule.ts';
import type { Document } from '../../text/document.ts';
import { addFault, excerptOf, type Faults } from '../../text/faults.ts';
import type { FoundCall, Layout } from '../../text/layout.ts';
import { numberIn } from '../../text/plain-of.ts';
import {
  type CallNode,
  type DictNode,
  entryAt,
  entryOf,
  nodeOf,
  type TextArg,
  type TextNode,
} from '../../text/text-node.ts';
import { withDefaults } from '../../text/with-defaults.ts';
import { defaultRate, type Message, messages } from './messages.ts';

/** The learning rate of a pipeline.config, in protobuf's text format, with the defaults of optimizer.proto. */
export const pipelineConfig = (forms: readonly Form[]): Layout => ({
  syntax: 'protobuf',
  find: ({ values: [root] }: Document, faults): FoundCall | undefined => {
    const call = root && callIn(root.value, faults);
    return call && { call, run: runIn(root.value) };
  },
  write: ({ name, args }) => {
    const form = forms.find((one) => one.name === name)!;
    const fields = name === 'manual_stepping' ? manualText(args) : messageText(form, args);
    return fields && ['learning_rate {', ...fields.map((line) => `  ${line}`), '}'].join('\n');
  },
});

function callIn(node: TextNode, faults: Faults): CallNode | undefined {
  for (const { key, keyFrom, value } of node.kind === 'dict' ? node.entries : []) {
    const known = messages.find(({ message }) => message === key);
    if (value.kind === 'dict') {
      const place = { nameFrom: keyFrom, from: keyFrom, to: value.to, kind: 'call' } as const;
      if (known) return { ...place, name: known.name, args: argsIn(value, known, faults) };
      if (key === 'manual_step_learning_rate')
        return { ...place, name: 'manual_stepping', args: manualArgs(value, faults) };
      if (key === 'constant_learning_rate') {
        const rate = fieldsIn(value, ['learning_rate'], faults)['learning_rate'];
        return { ...place, name: 'manual_stepping', args: stepped(value, { first: rate, steps: [] }) };
      }
    }
    const inner = callIn(value, faults);
    if (inner) return inner;
  }
  return undefined;
}

/** The fields of a message by their names; one that it has not is a fault, as it is for protobuf. */
function fieldsIn(
  { entries }: DictNode,
  known: readonly string[],
  faults: Faults,
): Readonly<Record<string, TextNode>> {
  for (const { key, keyFrom } of entries)
    if (!known.includes(key))
      addFault(faults, keyFrom, `expected one of ${known.join(', ')}, got ${excerptOf(key)}`);
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

function argsIn(node: DictNode, { fields, defaults }: Message, faults: Faults): TextArg[] {
  const found = fieldsIn(node, Object.values(fields), faults);
  return Object.entries(fields).map(([name, field]) => {
    const value = found[field] ?? nodeOf(defaults[name], node.from);
    return { name, nameFrom: value.from, value };
  });
}

interface Steps {
  readonly first: TextNode | undefined;
  readonly steps: readonly { readonly step: TextNode; readonly rate: TextNode }[];
  readonly warmup?: TextNode | undefined;
}

function manualArgs(node: DictNode, faults: Faults): TextArg[] {
  const own = fieldsIn(node, ['initial_learning_rate', 'schedule', 'warmup'], faults);
  const steps = node.entries
    .filter(({ key }) => key === 'schedule')
    .flatMap(({ value }) => (value.kind === 'list' ? value.items : [value]))
    .map((value) => {
      const fields = value.kind === 'dict' ? fieldsIn(value, ['step', 'learning_rate'], faults) : {};
      return {
        step: fields['step'] ?? nodeOf(0, value.from),
        rate: fields['learning_rate'] ?? nodeOf(defaultRate, value.from),
      };
    });
  return stepped(node, { first: own['initial_learning_rate'], steps, warmup: own['warmup'] });
}

function stepped({ from, to }: DictNode, { first, steps, warmup }: Steps): TextArg[] {
  const list = (items: readonly TextNode[]): TextNode => ({ kind: 'list', items, from, to });
  const rates = [first ?? nodeOf(defaultRate, from), ...steps.map(({ rate }) => rate)];
  return [
    { name: 'boundaries', nameFrom: from, value: list(steps.map(({ step }) => step)) },
    { name: 'rates', nameFrom: from, value: list(rates) },
    ...(warmup ? [{ name: 'warmup', nameFrom: warmup.from, value: warmup }] : []),
  ];
}

/** What the rest of a pipeline.config says about the run; part of one says nothing. */
function runIn(root: TextNode): Run {
  const train = entryOf(root, 'train_config') ?? root;
  const steps = numberIn(entryAt(train, 'num_steps'));
  const images = numberIn(entryAt(train, 'batch_size'));
  return {
    ...(steps ? { totalSteps: steps } : {}),
    ...(images ? { batchSize: images } : {}),
  };
}

function messageText(form: Form, args: Args): string[] | undefined {
  const known = messages.find(({ name }) => name === form.name);
  if (!known) return undefined;
  const all = withDefaults(form, args);
  const told = Object.entries(known.fields).filter(
    ([name]) => !sameSchedule(all[name], known.defaults[name]),
  );
  if (told.some(([name]) => /_steps$/.test(name) && !Number.isSafeInteger(all[name]))) return undefined;
  const lines = told.map(([name, field]) => `  ${field}: ${String(all[name])}`);
  return [`${known.message} {`, ...lines, '}'];
}

function manualText({ boundaries, rates, warmup = false }: Args): string[] | undefined {
  if (!Array.isArray(boundaries) || !Array.isArray(rates)) return undefined;
  if (rates.length !== boundaries.length + 1 || !boundaries.every(Number.isSafeInteger)) return undefined;
  return [
    'manual_step_learning_rate {',
    `  initial_learning_rate: ${rates[0]}`,
    ...boundaries.flatMap((step, i) => [
      '  schedule {',
      `    step: ${step}`,
      `    learning_rate: ${rates[i + 1]}`,
      '  }',
    ]),
    ...(warmup === true ? ['  warmup: true'] : []),
    '}',
  ];
}
