import { createRequire } from 'node:module';
import type { Converter, ConvertResult, Diagnostic } from 'tslab/dist/converter.js';
import type { Executor } from 'tslab/dist/executor.js';
import type { MimeBundle } from '../notebook.ts';
import type { Ts } from '../typescript-of-tslab.ts';
import { exportedNames, keptDeclarations, namesWithoutValue } from './kept-declarations.ts';
import { patchCompiler } from './patched-compiler.ts';
import { prepareCell } from './prepare-cell.ts';
import type { ScriptMap } from './script-map.ts';

/** The source of a cell and its map, for naming places in it. */
export interface CellScript {
  /** The count of the cell, as people see it. */
  readonly number: number;
  readonly source: string;
  /** The text the compiler saw. */
  readonly prepared: string;
  readonly originalOffset: (offset: number) => number;
  readonly map?: ScriptMap;
}

/** What a run of a cell came to; a value is there when the last statement is an expression. */
export type CellOutcome =
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

/** What the compiler knows of a name. */
export interface QuickInfo {
  readonly displayParts?: readonly { readonly text: string }[];
  readonly documentation?: readonly { readonly text: string }[];
  readonly tags?: readonly { readonly name: string; readonly text?: readonly { readonly text: string }[] }[];
}

interface Completions {
  readonly start: number;
  readonly end: number;
  readonly candidates: readonly string[];
}

/** One run of a cell: `id` tells runs apart, `number` is the count that people see. */
interface CellRun {
  readonly id: number;
  readonly number: number;
  readonly source: string;
}

export interface Engine {
  readonly ts: Ts;
  readonly run: (cell: CellRun) => Promise<CellOutcome>;
  /** Declares a name for the cells that follow. */
  readonly give: (name: string, value: unknown) => void;
  readonly complete: (code: string, at: number) => Completions;
  readonly inspect: (code: string, at: number) => QuickInfo | undefined;
  readonly interrupt: () => void;
  /** Gives up the running cell, which does not end by itself; what it has declared stays. */
  readonly abandon: () => void;
  readonly onDisplay: (hook: DisplayHook) => void;
  /** Every script by the name it has in a stack. */
  readonly scripts: ReadonlyMap<string, CellScript>;
}

export interface EngineOptions {
  readonly tslabFolder: string;
  /** Whether changed files are read again. */
  readonly isLive: boolean;
  /** The declarations of names that are given to the cells. */
  readonly declarations: string;
  /** Runs what must not be cut off in the middle. */
  readonly uninterrupted: <T>(work: () => T) => T;
}

/** The name of a cell's script, in stacks. */
function scriptName(id: number): string {
  return `cell-${id}`;
}

/** Starts tslab's converter and executor on the current folder. */
export function createEngine({ tslabFolder, isLive, declarations, uninterrupted }: EngineOptions): Engine {
  const require = createRequire(`${tslabFolder}/package.json`);
  const { ts, maps, outside, files, programs } = patchCompiler(require, isLive);
  const { createConverter, esModuleToCommonJSModule } =
    require('./dist/converter.js') as typeof import('tslab/dist/converter.js') & {
      esModuleToCommonJSModule: (module: string, target: number) => string;
    };
  const { createExecutor } = require('./dist/executor.js') as typeof import('tslab/dist/executor.js');
  const jupyter = require('./dist/jupyter.js') as { lastWriteDisplayData: DisplayHook };
  const scripts = new Map<string, CellScript>();
  const plain = createConverter({ isJS: false, isBrowser: false });

  // The executor runs one cell at a time, and these hold what it says about that one. tslab forgets the declarations
  // of a cell that fails, so they are kept here.
  let running: CellRun = { id: 0, number: 0, source: '' };
  let outcome: CellOutcome = { kind: 'value', value: undefined };
  let declared = declarations;
  let converted: ConvertResult | undefined;
  let valuesBefore = new Map<string, unknown>();

  const refuse = (found: readonly Diagnostic[]): void => {
    const { id, number, source } = running;
    scripts.set(scriptName(id), { number, source, prepared: source, originalOffset: (offset) => offset });
    outcome = { kind: 'refused', diagnostics: found };
  };
  const convert = (source: string): ConvertResult => {
    const hasChanged = files?.look() ?? false;
    const { source: prepared, hasForAwait, originalOffset } = prepareCell(ts, source);
    maps.delete('__tslab__.ts');
    if (!hasChanged) programs.namesOnly(prepared);
    const result = plain.convert(declared, prepared);
    if (result.diagnostics.length > 0) {
      for (const specifier of missingModules(result.diagnostics)) files?.missed(specifier);
      refuse(result.diagnostics.map((found) => moved(found, originalOffset)));
      return result;
    }
    const map = maps.get('__tslab__.ts');
    const { id, number } = running;
    scripts.set(scriptName(id), { number, source, prepared, originalOffset, ...(map ? { map } : {}) });
    const made = outside.splice(0).map(({ path, module }) => ({
      path,
      data: esModuleToCommonJSModule(module, ts.ScriptTarget.ES2022),
    }));
    valuesBefore = new Map(exportedNames(result.output ?? '').map((name) => [name, executor.locals[name]]));
    converted = result;
    return {
      ...result,
      sideOutputs: [...(result.sideOutputs ?? []), ...made],
      ...(hasForAwait ? { hasToplevelAwait: true } : {}),
      ...(result.output ? { output: `${result.output}\n//# sourceURL=${scriptName(id)}` } : {}),
    };
  };
  const node: Converter = {
    ...plain,
    convert: (_previous, source) => uninterrupted(() => convert(source)),
    inspect: (_previous, source, at) => uninterrupted(() => plain.inspect(declared, source, at)),
    complete: (_previous, source, at) => uninterrupted(() => plain.complete(declared, source, at)),
    addModule: (name, content, meta) => {
      const found = uninterrupted(() => plain.addModule(name, content, meta));
      if (found.length > 0) refuse(found);
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
  /** Puts back what a failed cell would have declared after the place where it failed. */
  const keepWhatWasReached = (source: string): void => {
    if (!converted) return;
    const withoutValue = namesWithoutValue(ts, source);
    const lost = [...valuesBefore.keys()].filter(
      (name) => executor.locals[name] === undefined && !withoutValue.has(name),
    );
    for (const name of lost) executor.locals[name] = valuesBefore.get(name);
    const after = converted.declOutput ?? '';
    declared = keptDeclarations(ts, { before: declared, after, lost: new Set(lost) });
  };
  return {
    ts,
    run: async (cell) => {
      running = cell;
      outcome = { kind: 'value', value: undefined };
      converted = undefined;
      const isDone = await executor.execute(cell.source);
      if (isDone && converted) declared = (converted as ConvertResult).declOutput ?? '';
      else uninterrupted(() => keepWhatWasReached(cell.source));
      return outcome;
    },
    give: (name, value) => {
      executor.locals[name] = value;
    },
    complete: (code, at) => {
      files?.look();
      return executor.complete(code, at);
    },
    inspect: (code, at) => executor.inspect(code, at) as QuickInfo | undefined,
    interrupt: () => executor.interrupt(),
    abandon: () => uninterrupted(() => keepWhatWasReached(running.source)),
    onDisplay: (hook) => {
      jupyter.lastWriteDisplayData = hook;
    },
    scripts,
  };
}

function missingModules(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ code, messageText }) => {
    const found = code === 2307 ? /'([^']+)'/.exec(messageText)?.[1] : undefined;
    return found === undefined ? [] : [found];
  });
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
