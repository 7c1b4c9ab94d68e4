import type { Form, Run } from '../../form/form.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn } from '../../text/plain-of.ts';
import { outermostCalls } from '../../text/python-layout.ts';
import { argumentOf, isCallOf, nodeIn, type TextArg, type TextNode } from '../../text/text-node.ts';

/** A program that makes an `Accelerator` and prepares a scheduler with it. */
export const preparedScheduler = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document) => {
    const nodes = document.values.map(({ value }) => value);
    const accelerator = nodeIn(nodes, isCallOf('Accelerator'));
    const [scheduler, second] = outermostCalls(document, forms);
    // More than one is told where all calls are looked at.
    if (!accelerator || !scheduler || second) return undefined;
    const loading = nodeIn([accelerator], isCallOf('DataLoaderConfiguration'));
    const given: readonly (readonly [string, TextNode | undefined])[] = [
      ['scheduler', scheduler],
      ['step_with_optimizer', argumentOf(accelerator, 'step_scheduler_with_optimizer')],
      ['split_batches', argumentOf(loading, 'split_batches') ?? argumentOf(accelerator, 'split_batches')],
    ];
    const args = given.flatMap(([name, value]): TextArg[] =>
      value ? [{ name, nameFrom: value.from, value }] : [],
    );
    const { from, to } = scheduler;
    return {
      call: { kind: 'call', name: 'AcceleratedScheduler', nameFrom: from, args, from, to },
      run: { ...optimizerIn(nodes), ...accumulationIn(accelerator) },
    };
  },
});

function accumulationIn(accelerator: TextNode): Run {
  const plugin = nodeIn([accelerator], isCallOf('GradientAccumulationPlugin'));
  const accumulation =
    numberIn(argumentOf(plugin, 'num_steps')) ??
    numberIn(argumentOf(accelerator, 'gradient_accumulation_steps'));
  return accumulation === undefined ? {} : { accumulation };
}
