import { createRequire } from 'node:module';
import type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter.js';
import type { Executor } from 'tslab/dist/executor.js';
import type { MimeBundle } from '../notebook.ts';
import { patchCompiler } from './patched-compiler.ts';
import { prepareCell } from './prepare-cell.ts';
import type { ScriptMap } from './script-map.ts';

/** The source of a cell and its map, for naming places in it. */
export interface CellScript {
  readonly source: string;
  /** The text the compiler saw. */
  readonly prepared: string;
  readonly originalOffset: (offset: number) => number;
  readonly map?: ScriptMap;
}

/** What a run of a cell came to; a value is there when the last statement is an expression. */
type CellOutcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'thrown'; readonly error: unknown }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/** What `tslab.display` and libraries hand over: `(bundle, isUpdate)`. */
type DisplayHook = (
  display: {
    readonly data: MimeBundle;
    readonly metadata?: MimeBundle;
    readonly transient?: { readonly display_id?: string };
  },
  isUpdate?: boolean,
) => void;

export interface Engine {
  readonly run: (number: number, source: string) => Promise<CellOutcome>;
  readonly interrupt: () => void;
  readonly onDisplay: (hook: DisplayHook) => void;
  /** Every script by the name it has in a stack. */
  readonly scripts: ReadonlyMap<string, CellScript>;
}

/** The name of a cell's script, in stacks. */
function scriptName(number: number): string {
  return `cell-${number}`;
}

/** Starts tslab's converter and executor on the current folder. */
export function createEngine(tslabFolder: string): Engine {
  const require = createRequire(`${tslabFolder}/package.json`);
  const { ts, maps } = patchCompiler(require);
  const { createConverter } = require('./dist/converter.js') as typeof import('tslab/dist/converter.js');
  const { createExecutor } = require('./dist/executor.js') as typeof import('tslab/dist/executor.js');
  const jupyter = require('./dist/jupyter.js') as { lastWriteDisplayData: DisplayHook };
  const scripts = new Map<string, CellScript>();
  const plain = createConverter({ isJS: false, isBrowser: false });

  // The executor runs one cell at a time, and these hold what it says about that one.
  let number = 0;
  let outcome: CellOutcome = { kind: 'value', value: undefined };

  const refuse = (source: string, found: readonly Diagnostic[]): void => {
    scripts.set(scriptName(number), { source, prepared: source, originalOffset: (offset) => offset });
    outcome = { kind: 'refused', diagnostics: found };
  };
  const convert = (previous: string, source: string): ConvertResult => {
    const { source: prepared, hasForAwait, originalOffset } = prepareCell(ts, source);
    maps.delete('__tslab__.ts');
    const result = plain.convert(previous, prepared);
    if (result.diagnostics.length > 0) {
      refuse(
        source,
        result.diagnostics.map((found) => moved(found, originalOffset)),
      );
      return result;
    }
    const map = maps.get('__tslab__.ts');
    scripts.set(scriptName(number), { source, prepared, originalOffset, ...(map ? { map } : {}) });
    return {
      ...result,
      ...(hasForAwait ? { hasToplevelAwait: true } : {}),
      ...(result.output ? { output: `${result.output}\n//# sourceURL=${scriptName(number)}` } : {}),
    };
  };
  const node: Converter = {
    ...plain,
    convert,
    addModule: (name, content, meta) => {
      const found = plain.addModule(name, content, meta);
      if (found.length > 0) refuse(content, found);
      return found;
    },
  };
  const executor: Executor = createExecutor(
    process.cwd(),
    { node, browser: node, close: () => plain.close() },
    {
      log: (value) => {
        outcome = { kind: 'value', value };
      },
      // One argument is what the cell threw; more are a diagnostic, which `convert` has kept already.
      error: (...said) => {
        if (said.length === 1) outcome = { kind: 'thrown', error: said[0] };
      },
    },
  );
  return {
    run: async (nextNumber, source) => {
      number = nextNumber;
      outcome = { kind: 'value', value: undefined };
      await executor.execute(source);
      return outcome;
    },
    interrupt: () => executor.interrupt(),
    onDisplay: (hook) => {
      jupyter.lastWriteDisplayData = hook;
    },
    scripts,
  };
}

function moved(found: Diagnostic, originalOffset: (offset: number) => number): Diagnostic {
  if (found.fileName) return found;
  const offset = originalOffset(found.start.offset);
  return {
    ...found,
    start: { ...found.start, offset },
    end: { ...found.end, offset: originalOffset(found.end.offset) },
  };
}
