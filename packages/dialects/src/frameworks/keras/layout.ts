import type { Form } from '../../form/form.ts';
import { formIn } from '../../form/form-in.ts';
import type { Layout } from '../../text/layout.ts';
import { numberIn, stringIn } from '../../text/plain-of.ts';
import { callOf, type DictNode, entryAt, entryOf, nodeIn, type TextNode } from '../../text/text-node.ts';

/**
 * What `keras.optimizers.schedules.serialize` gives, alone or in the configuration of an optimizer or a model:
 * `{"class_name": "CosineDecay", "config": {…}}`, as JSON or as a dictionary in a program.
 */
export const serialized = (forms: readonly Form[]): readonly Layout[] =>
  (['json', 'python'] as const).map((syntax) => ({
    syntax,
    find: ({ values }) => {
      const nodes = values.map(({ value }) => value);
      const found = nodeIn(nodes, (node): node is DictNode => isSchedule(node, forms));
      const config = entryOf(found, 'config');
      const name = entryOf(found, 'class_name');
      if (!name || config?.kind !== 'dict') return undefined;
      const accumulation = accumulationIn(nodes);
      return {
        call: callOf(config, { name: stringIn(name)!, nameFrom: name.from }),
        run: accumulation === undefined ? {} : { accumulation },
      };
    },
  }));

function isSchedule(node: TextNode, forms: readonly Form[]): boolean {
  const name = stringIn(entryOf(node, 'class_name'));
  return name !== undefined && formIn(forms, name) !== undefined && entryOf(node, 'config')?.kind === 'dict';
}

/** The batches of an update, where the optimizer around the schedule says so. */
function accumulationIn(nodes: readonly TextNode[]): number | undefined {
  const optimizer = nodeIn(
    nodes,
    (node): node is DictNode =>
      numberIn(entryAt(node, 'config', 'gradient_accumulation_steps')) !== undefined,
  );
  return numberIn(entryAt(optimizer, 'config', 'gradient_accumulation_steps'));
}
