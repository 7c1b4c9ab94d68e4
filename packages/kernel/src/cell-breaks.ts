import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Ts } from './typescript-of-tslab.ts';

/** A piece of text to replace; `at` counts characters from the start of the cell. */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

export type BreakCode =
  | 'await-operand'
  | 'export'
  | 'for-await'
  | 'import-attributes'
  | 'shorthand'
  | 'ts-specifier';

/** A construct that is fine in a module and fails in a cell of the stock kernel, with the edits that mend it. */
export interface CellBreak {
  readonly code: BreakCode;
  readonly at: number;
  /** The name, for a shorthand. */
  readonly name?: string;
  readonly edits: readonly Edit[];
}

/** The cell as a module, which is how its author reads it. */
export function parseCell(ts: Ts, source: string): TypeScript.SourceFile {
  const text = `${source}\nexport {};`;
  return ts.createSourceFile(
    'cell.ts',
    text,
    { languageVersion: ts.ScriptTarget.ES2022 },
    true,
    ts.ScriptKind.TS,
  );
}

/** Finds every construct of a cell that tslab would refuse or run wrongly, in the order of the text. */
export function cellBreaks(ts: Ts, source: string): readonly CellBreak[] {
  const file = parseCell(ts, source);
  const found: CellBreak[] = [];
  const visit = (node: TypeScript.Node, isTop: boolean): void => {
    if (isTop && ts.isAwaitExpression(node)) found.push(...awaitBreak(source, file, node));
    if (isTop && ts.isForOfStatement(node) && node.awaitModifier) {
      found.push({ code: 'for-await', at: node.getStart(file), edits: [] });
    }
    if (ts.isShorthandPropertyAssignment(node)) {
      const name = node.name.text;
      const at = node.name.getStart(file);
      // Before the name, so that the name itself stays the value and keeps its place.
      found.push({ code: 'shorthand', at, name, edits: [insertion(at, `${name}: `)] });
    }
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      found.push(...attributesBreak(source, file, node));
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier, options] = node.arguments;
      if (specifier && options) {
        const edits = [blanked(source, specifier.getEnd(), options.getEnd())];
        found.push({ code: 'import-attributes', at: node.getStart(file), edits });
      }
    }
    if (
      ts.isStringLiteral(node) &&
      isModuleSpecifier(ts, node) &&
      /^\.\.?\/.*(?<!\.d)\.ts$/.test(node.text)
    ) {
      found.push({
        code: 'ts-specifier',
        at: node.getStart(file),
        edits: [{ at: node.getEnd() - 4, removed: 3, inserted: '' }],
      });
    }
    if (node.parent === file && node.end <= source.length) found.push(...exportBreak(ts, source, file, node));
    ts.forEachChild(node, (child) => visit(child, isTop && !opensFunction(ts, node)));
  };
  ts.forEachChild(file, (node) => visit(node, true));
  return found.sort((a, b) => a.at - b.at);
}

function insertion(at: number, inserted: string): Edit {
  return { at, removed: 0, inserted };
}

/** Blanks of the same length, with the line breaks kept, so that nothing behind them moves. */
function blanked(source: string, at: number, end: number): Edit {
  return { at, removed: end - at, inserted: source.slice(at, end).replace(/[^\n]/g, ' ') };
}

function opensFunction(ts: Ts, node: TypeScript.Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassStaticBlockDeclaration(node) || ts.isPropertyDeclaration(node);
}

/** Outside an async function tslab's parser takes `await` before anything but a word for a variable of that name. */
function awaitBreak(
  source: string,
  file: TypeScript.SourceFile,
  node: TypeScript.AwaitExpression,
): readonly CellBreak[] {
  const at = node.getStart(file);
  const afterKeyword = at + 'await'.length;
  if (/^[ \t]+[\w$"'\u0080-\uffff]/.test(source.slice(afterKeyword, node.getEnd()))) return [];
  const edits = [insertion(afterKeyword, ' Promise.resolve('), insertion(node.getEnd(), ')')];
  return [{ code: 'await-operand', at, edits }];
}

function isModuleSpecifier(ts: Ts, node: TypeScript.StringLiteral): boolean {
  const parent = node.parent;
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true;
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** TypeScript 5.0 reads `assert { … }` only; the runtime of a cell is `require`, which needs neither. */
function attributesBreak(
  source: string,
  file: TypeScript.SourceFile,
  node: TypeScript.ImportDeclaration | TypeScript.ExportDeclaration,
): readonly CellBreak[] {
  if (!node.moduleSpecifier) return [];
  const end = node.moduleSpecifier.getEnd();
  const clause = /^\s*\b(with|assert)\s*\{[^}]*\}/.exec(source.slice(end));
  if (!clause) return [];
  return [
    {
      code: 'import-attributes',
      at: node.getStart(file),
      edits: [blanked(source, end, end + clause[0].length)],
    },
  ];
}

/** tslab exports every top-level name itself, so an `export` of the cell's own is one too many. */
function exportBreak(
  ts: Ts,
  source: string,
  file: TypeScript.SourceFile,
  node: TypeScript.Node,
): readonly CellBreak[] {
  const at = node.getStart(file);
  if (ts.isExportDeclaration(node)) {
    if (!node.moduleSpecifier) return [{ code: 'export', at, edits: [blanked(source, at, node.getEnd())] }];
    // A re-export becomes the import of the same names; `export *` names none and stays.
    const edits = node.exportClause ? [{ at, removed: 'export'.length, inserted: 'import' }] : [];
    return [{ code: 'export', at, edits }];
  }
  if (!ts.canHaveModifiers(node)) return [];
  const modifiers = ts.getModifiers(node) ?? [];
  if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) return [];
  return modifiers
    .filter((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
    .map((modifier) => ({
      code: 'export' as const,
      at: modifier.getStart(file),
      edits: [blanked(source, modifier.getStart(file), modifier.getEnd())],
    }));
}
