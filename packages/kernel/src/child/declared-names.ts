import type { ConvertResult } from 'tslab/dist/converter.js';
import type { Ts } from '../typescript-of-tslab.ts';
import type { CellRun } from './cell-script.ts';
import { exportedNames, keptDeclarations, namesWithoutValue } from './kept-declarations.ts';

/** The declarations that cells build upon; tslab forgets those of a cell that fails. */
export interface DeclaredNames {
  readonly now: () => string;
  /** A cell begins, and may be refused. */
  readonly begin: (cell: CellRun) => void;
  /** It was compiled, and will declare these. */
  readonly compiled: (result: ConvertResult) => void;
  /** It ran to its end. */
  readonly done: () => void;
  /** It did not: what it would have declared after the place where it failed is put back. */
  readonly failed: () => void;
}

export interface DeclaredNamesOptions {
  readonly ts: Ts;
  /** What is declared before the first cell. */
  readonly declarations: string;
  /** The values, by name. */
  readonly values: () => Record<string, unknown>;
}

export function openDeclaredNames({ ts, declarations, values }: DeclaredNamesOptions): DeclaredNames {
  let declared = declarations;
  let source = '';
  let after: string | undefined;
  let valuesBefore = new Map<string, unknown>();
  return {
    now: () => declared,
    begin: (cell) => {
      source = cell.source;
      after = undefined;
    },
    compiled: ({ output = '', declOutput = '' }) => {
      const locals = values();
      valuesBefore = new Map(exportedNames(output).map((name) => [name, locals[name]]));
      after = declOutput;
    },
    done: () => {
      declared = after ?? declared;
    },
    failed: () => {
      if (after === undefined) return;
      const locals = values();
      const withoutValue = namesWithoutValue(ts, source);
      const lost = [...valuesBefore.keys()].filter(
        (name) => locals[name] === undefined && !withoutValue.has(name),
      );
      for (const name of lost) locals[name] = valuesBefore.get(name);
      declared = keptDeclarations(ts, { before: declared, after, lost: new Set(lost) });
    },
  };
}
