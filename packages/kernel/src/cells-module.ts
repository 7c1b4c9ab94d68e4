import { type BreakCode, cellBreaks, type Edit, parseCell } from './cell-breaks.ts';
import { cellScope } from './cell-scope.ts';
import { hoistImports } from './hoist-imports.ts';
import { type Cell, tagsOf } from './notebook.ts';
import type { NotebookIssue } from './notebook-error.ts';
import { placeAt } from './place-at.ts';
import type { Ts } from './typescript-of-tslab.ts';

/** Where a line of the module comes from; a `column` stands for every column of it. */
interface LinePlace {
  readonly cell: number;
  /** From 1, in the cell's own text. */
  readonly line: number;
  readonly column?: number;
}

/** A file to be checked: its text, and for each of its lines the cell it comes from, if it does from any. */
interface ModuleFile {
  readonly name: string;
  readonly text: string;
  readonly places: readonly (LinePlace | undefined)[];
}

/** The cells of a notebook as one module, beside those that are modules of their own. */
export interface CellsModule {
  readonly files: readonly ModuleFile[];
  /** Faults in the syntax of cells, which are then left out. */
  readonly faults: readonly NotebookIssue[];
}

// `/** @module name */` makes a cell a file of that name, which other cells import.
const moduleName = /^\s*\/\*\*[\s\S]*?@module\s+([\w-]+)/;

/**
 * Joins the code cells of a notebook to one module, in order. Each cell opens a block within that of the cell before, so
 * that a later cell may declare a name anew, and none sees what comes after it, as in a kernel. Imports, which no block
 * may hold, go to the top.
 */
export function cellsModule(ts: Ts, cells: readonly Cell[]): CellsModule {
  const faults: NotebookIssue[] = [];
  const own: ModuleFile[] = [];
  const joined: { readonly cell: number; readonly source: string; readonly names: readonly string[] }[] = [];
  for (const [cell, given] of cells.entries()) {
    if (given.cell_type !== 'code' || tagsOf(given).includes('skip-execution')) continue;
    // They change no type, and the parser of the kernel does not know them.
    const source = mended(ts, given.source, 'import-attributes');
    const found = syntaxFaults(ts, source);
    faults.push(...found.map((fault) => ({ path: `cells[${cell}].source`, ...fault })));
    if (found.length > 0) continue;
    const module = moduleName.exec(source)?.[1];
    const names = cellScope(ts, source).names.map((declared) => declared.name);
    if (module === undefined) joined.push({ cell, source: withoutExports(ts, source), names });
    else own.push({ name: `${module}.ts`, text: source, places: placesOf(source, cell) });
  }
  const hoisted = hoistImports(ts, joined);
  const lines: { readonly text: string; readonly place?: LinePlace | undefined }[] = [...hoisted.head];
  for (const { cell, source, bindings } of hoisted.cells) {
    lines.push({ text: '{' }, ...bindings.map((text) => ({ text })));
    for (const [i, text] of source.split('\n').entries()) lines.push({ text, place: { cell, line: i + 1 } });
  }
  lines.push({ text: `${'}'.repeat(hoisted.cells.length)}` }, { text: 'export {};' });
  const text = lines.map((line) => line.text).join('\n');
  return {
    files: [{ name: 'notebook.lrlab.ts', text, places: lines.map(({ place }) => place) }, ...own],
    faults,
  };
}

const placesOf = (source: string, cell: number): LinePlace[] =>
  source.split('\n').map((_, i) => ({ cell, line: i + 1 }));

/** What the parser of the kernel says. */
function syntaxFaults(ts: Ts, source: string): readonly Omit<NotebookIssue, 'path'>[] {
  const { diagnostics = [] } = ts.transpileModule(`${source}\nexport {};`, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  return diagnostics.map(({ code, messageText, start = 0 }) => ({
    code: `TS${code}`,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    ...placeAt(source, Math.min(start, source.length)),
  }));
}

/** The cell with everything exported merely declared, and nothing moved. */
function withoutExports(ts: Ts, source: string): string {
  const file = parseCell(ts, source);
  const defaults = file.statements.flatMap((node): Edit[] => {
    const at = node.getStart(file);
    const [keywords] = /^export\s+default\b/.exec(source.slice(at)) ?? [];
    if (keywords === undefined) return [];
    const isNamed =
      (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) && node.name !== undefined;
    // What has no name becomes an expression.
    const inserted = (isNamed ? '' : 'void').concat(keywords.slice(isNamed ? 0 : 4).replace(/[^\n]/g, ' '));
    return [{ at, removed: keywords.length, inserted }];
  });
  return mended(ts, edited(source, defaults), 'export');
}

/** The cell without what breaks it in one way; nothing moves. */
const mended = (ts: Ts, source: string, broken: BreakCode): string =>
  edited(
    source,
    cellBreaks(ts, source).flatMap(({ code, edits }) => (code === broken ? edits : [])),
  );

/** A text with pieces of it replaced. */
function edited(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.at - a.at)
    .reduce(
      (text, { at, removed, inserted }) => text.slice(0, at) + inserted + text.slice(at + removed),
      source,
    );
}
