import { type Clock, runInTicks } from '../clock/clock.ts';
import type { GroupRun } from '../form/form.ts';
import type { FunctionStyle } from '../form/function-style.ts';
import type { Layout } from './layout.ts';
import { optimizerIn } from './optimizer-in.ts';
import { isFunctionSource } from './python/python-function.ts';
import { withImports } from './with-imports.ts';

/** A program that defines a function and hands it to the framework. */
export const functionLayout = (style: FunctionStyle, clock: Clock): Layout => ({
  syntax: 'python',
  find: ({ text, values, definitions }) => {
    const own = style.mark.test(text) ? definitions?.get(style.function ?? 'rate') : undefined;
    if (!own) return undefined;
    const { from, to } = own;
    const args = [{ name: 'function', nameFrom: from, value: own }];
    return {
      call: { kind: 'call', name: style.name, nameFrom: from, args, from, to },
      run: optimizerIn(values.map(({ value }) => value)),
    };
  },
  write: ({ name, args, run }) => {
    const { function: source } = args;
    if (name !== style.name || !isFunctionSource(source)) return undefined;
    const { totalSteps = 1, stepsPerEpoch = 1, epochs } = runInTicks(clock, run as GroupRun);
    const own = { totalSteps, stepsPerEpoch, epochs: epochs ?? Math.ceil(totalSteps / stepsPerEpoch) };
    const program = [source.function, ...(style.use ? [style.use(own)] : [])].join('\n\n\n');
    return withImports(program, [...(style.numbers?.imports ?? []), ...(style.imports ?? [])]);
  },
});
