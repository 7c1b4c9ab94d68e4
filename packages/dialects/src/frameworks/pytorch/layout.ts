import type { Form } from '../../form/form.ts';
import type { Layout } from '../../text/layout.ts';
import { optimizerIn } from '../../text/optimizer-in.ts';
import { outermostCalls } from '../../text/python-layout.ts';

/** A list of schedulers that are all stepped, `[LinearLR(…), MultiStepLR(…)]`: the same as a chain of them. */
export const steppedList = (forms: readonly Form[]): Layout => ({
  syntax: 'python',
  find: (document) => {
    const nodes = document.values.map(({ value }) => value);
    const calls = outermostCalls(document, forms);
    const list = nodes.find(
      (node) =>
        node.kind === 'list' &&
        node.items.length > 1 &&
        node.items.every((item) => calls.some((call) => call === item)) &&
        calls.every((call) => node.items.includes(call)),
    );
    if (!list) return undefined;
    const { from, to } = list;
    const args = [{ name: 'schedulers', nameFrom: from, value: list }];
    return {
      call: { kind: 'call', name: 'ChainedScheduler', nameFrom: from, args, from, to },
      run: optimizerIn(nodes),
    };
  },
});
