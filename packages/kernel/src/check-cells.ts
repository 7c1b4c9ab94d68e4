import { type BreakCode, type CellBreak, cellBreaks } from './cell-breaks.ts';
import { cellScope } from './cell-scope.ts';
import { type Cell, tagsOf } from './notebook.ts';
import type { NotebookIssue } from './notebook-error.ts';
import { placeAt } from './place-at.ts';
import { typescriptOfTslab } from './typescript-of-tslab.ts';

const advice: Readonly<Record<BreakCode, string>> = {
  'await-operand': 'expected a word behind await, as in `await Promise.resolve(…)`, got something else',
  export: 'expected a plain declaration, got an export; a cell exports every name already',
  'for-await': 'expected `for await` inside an async function, got it at the top level',
  'import-attributes': 'expected an import without attributes, got one with them',
  shorthand: 'expected `name: name` for a name of an earlier cell, got the shorthand',
  'ts-specifier': 'expected an import without the ending .ts, got one with it',
};

// A cell that is a module of its own shares no names with the others.
const moduleCell = /^\s*\/\*\*[\s\S]*?@module\b/;

/** Lints the code of a notebook for what works in a module and breaks in a cell of the stock kernel. */
export function checkCells(cells: readonly Cell[]): readonly NotebookIssue[] {
  const ts = typescriptOfTslab();
  const declaredIn = new Map<string, number>();
  return cells.flatMap((cell, index) => {
    if (cell.cell_type !== 'code' || tagsOf(cell).includes('skip-execution')) return [];
    const issueAt = (offset: number, code: string, message: string): NotebookIssue => ({
      path: `cells[${index}].source`,
      code,
      message,
      ...placeAt(cell.source, offset),
    });
    const scope = cellScope(ts, cell.source);
    const isBroken = (found: CellBreak): boolean =>
      found.code !== 'shorthand' || (scope.isOuter(found.at) && declaredIn.has(found.name ?? ''));
    const issues = cellBreaks(ts, cell.source)
      .filter(isBroken)
      .map((found) => issueAt(found.at, found.code, advice[found.code]));
    for (const { at, specifier } of scope.valueImports) {
      if (!/^plotly\.js/.test(specifier)) continue;
      issues.push(
        issueAt(at, 'plotly-value-import', 'expected `import type`: plotly.js runs in browsers only'),
      );
    }
    if (moduleCell.test(cell.source)) return issues;
    for (const { name, at } of scope.names) {
      const first = declaredIn.get(name);
      if (first === undefined) declaredIn.set(name, index);
      else issues.push(issueAt(at, 'redeclaration', `expected a new name, got ${name} of cells[${first}]`));
    }
    return issues;
  });
}
