import type { Form, PythonStyle, Run } from '../../form/form.ts';
import { isInnerCall } from '../../form/parameter.ts';
import type { Layout, WrittenCall } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { numberIn } from '../../text/plain-of.ts';
import { programAround } from '../../text/program-around.ts';
import { outermostCalls } from '../../text/python-layout.ts';
import { argumentOf, isCallOf, nodeIn, type TextArg, type TextNode } from '../../text/text-node.ts';

const own = 'AcceleratedScheduler';

interface Inner {
  /** The schedulers of `forms`, and how they are imported. */
  readonly forms: readonly Form[];
  readonly python: PythonStyle;
}

/** A program that prepares a scheduler with an `Accelerator`, which it makes where it is not the plain one. */
export const preparedScheduler = (inner: Inner): Layout => ({
  syntax: 'python',
  find: (document) => {
    const nodes = document.values.map(({ value }) => value);
    const accelerator = nodeIn(nodes, isCallOf('Accelerator'));
    const [scheduler, second] = outermostCalls(document, inner.forms);
    const prepares = accelerator ?? nodeIn(nodes, isCallOf('prepare'));
    // More than one is told where all calls are looked at.
    if (!prepares || !scheduler || second) return undefined;
    const loading = accelerator && nodeIn([accelerator], isCallOf('DataLoaderConfiguration'));
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
      call: { kind: 'call', name: own, nameFrom: from, args, from, to },
      run: { ...optimizerIn(nodes), ...(accelerator && accumulationIn(accelerator)) },
    };
  },
  write: (call) => writePrepared(call, inner),
});

function accumulationIn(accelerator: TextNode): Run {
  const plugin = nodeIn([accelerator], isCallOf('GradientAccumulationPlugin'));
  const accumulation =
    numberIn(argumentOf(plugin, 'num_steps')) ??
    numberIn(argumentOf(accelerator, 'gradient_accumulation_steps'));
  return accumulation === undefined ? {} : { accumulation };
}

function writePrepared({ args, run }: WrittenCall, inner: Inner): string | undefined {
  const { scheduler, step_with_optimizer = true, split_batches = false } = args;
  const { accumulation = 1 } = run;
  if (!isInnerCall(scheduler)) return undefined;
  const options = [
    ...(accumulation === 1 ? [] : [`gradient_accumulation_steps=${accumulation}`]),
    ...(step_with_optimizer ? [] : ['step_scheduler_with_optimizer=False']),
    ...(split_batches ? ['dataloader_config=DataLoaderConfiguration(split_batches=True)'] : []),
  ];
  const names = ['Accelerator', ...(split_batches ? ['DataLoaderConfiguration'] : [])];
  const made = { open: 'accelerator = Accelerator(', items: options, close: ')' };
  return programAround(scheduler, {
    ...inner,
    statements: (block) => [
      ...(options.length > 0 ? [made] : []),
      { open: 'scheduler = accelerator.prepare(', items: [block], close: ')' },
    ],
    imports: options.length > 0 ? [`from accelerate import ${names.join(', ')}`] : [],
  });
}
