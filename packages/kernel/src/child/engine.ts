import { createRequire } from 'node:module';
import type { Converter, Diagnostic } from 'tslab/dist/converter.js';
import type { Executor } from 'tslab/dist/executor.js';
import type { MimeBundle } from '../notebook.ts';
import type { Ts } from '../typescript-of-tslab.ts';
import type { CellRun, CellScript } from './cell-script.ts';
import { openConverter } from './convert-cell.ts';
import { openDeclaredNames } from './declared-names.ts';

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

/** Starts tslab's converter and executor on the current folder. */
export function createEngine({ tslabFolder, isLive, declarations, uninterrupted }: EngineOptions): Engine {
  const require = createRequire(`${tslabFolder}/package.json`);
  const { ts, convert, refused, look, plain, scripts } = openConverter(require, isLive);
  const { createExecutor } = require('./dist/executor.js') as typeof import('tslab/dist/executor.js');
  const jupyter = require('./dist/jupyter.js') as { lastWriteDisplayData: DisplayHook };
  const names = openDeclaredNames({ ts, declarations, values: () => executor.locals });

  // The executor runs one cell at a time, and these hold what it says about that one.
  let running: CellRun = { id: 0, number: 0, source: '' };
  let outcome: CellOutcome = { kind: 'value', value: undefined };

  const node: Converter = {
    ...plain,
    convert: () =>
      uninterrupted(() => {
        const result = convert(running, names.now());
        if (result.diagnostics.length > 0) outcome = { kind: 'refused', diagnostics: result.diagnostics };
        else names.compiled(result);
        return result;
      }),
    inspect: (_previous, source, at) => uninterrupted(() => plain.inspect(names.now(), source, at)),
    complete: (_previous, source, at) => uninterrupted(() => plain.complete(names.now(), source, at)),
    addModule: (name, content, meta) => {
      const found = uninterrupted(() => plain.addModule(name, content, meta));
      if (found.length > 0) {
        refused(running);
        outcome = { kind: 'refused', diagnostics: found };
      }
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
    ts,
    run: async (cell) => {
      running = cell;
      outcome = { kind: 'value', value: undefined };
      names.begin(cell);
      const isDone = await executor.execute(cell.source);
      // One that was given up may end when the next is under way.
      if (running !== cell) return { kind: 'value', value: undefined };
      if (isDone) names.done();
      else uninterrupted(names.failed);
      return outcome;
    },
    give: (name, value) => {
      executor.locals[name] = value;
    },
    complete: (code, at) => {
      look();
      return executor.complete(code, at);
    },
    inspect: (code, at) => executor.inspect(code, at) as QuickInfo | undefined,
    interrupt: () => executor.interrupt(),
    abandon: () => uninterrupted(names.failed),
    onDisplay: (hook) => {
      jupyter.lastWriteDisplayData = hook;
    },
    scripts,
  };
}
