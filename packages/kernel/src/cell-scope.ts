import type * as TypeScript from '@tslab/typescript-for-tslab';
import { parseCell } from './cell-breaks.ts';
import type { Ts } from './typescript-of-tslab.ts';

/** The names of a cell taken by itself; places count characters from 0. */
export interface CellScope {
  /** Declared at the top level, imports among them. */
  readonly names: readonly { readonly name: string; readonly at: number }[];
  /** Imports that load a module when the cell runs. */
  readonly valueImports: readonly { readonly specifier: string; readonly at: number }[];
  /** Whether the shorthand at this place names something the cell does not declare. */
  readonly isOuter: (at: number) => boolean;
}

/** Binds the names of one cell, with no library and no other file in sight. */
export function cellScope(ts: Ts, source: string): CellScope {
  const file = parseCell(ts, source);
  const program = ts.createProgram({
    rootNames: [file.fileName],
    options: { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.ES2022 },
    host: {
      ...ts.createCompilerHost({}),
      getSourceFile: (name) => (name === file.fileName ? file : undefined),
      fileExists: (name) => name === file.fileName,
      readFile: () => undefined,
    },
  });
  const checker = program.getTypeChecker();
  const anyKind =
    ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace | ts.SymbolFlags.Alias;
  const names = checker.getSymbolsInScope(file, anyKind).flatMap((symbol) => {
    const declaration = symbol.declarations?.find((found) => found.getSourceFile() === file);
    if (!declaration) return [];
    const named = ts.getNameOfDeclaration(declaration) ?? declaration;
    return [{ name: symbol.name, at: named.getStart(file) }];
  });
  const outer = new Set<number>();
  const visit = (node: TypeScript.Node): void => {
    if (ts.isShorthandPropertyAssignment(node) && !checker.getShorthandAssignmentValueSymbol(node)) {
      outer.add(node.name.getStart(file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const valueImports = file.statements.filter(ts.isImportDeclaration).flatMap((node) => {
    const specifier = node.moduleSpecifier;
    if (!ts.isStringLiteral(specifier) || !importsValues(ts, node)) return [];
    return [{ specifier: specifier.text, at: node.getStart(file) }];
  });
  return { names, valueImports, isOuter: (at) => outer.has(at) };
}

function importsValues(ts: Ts, { importClause }: TypeScript.ImportDeclaration): boolean {
  if (!importClause) return true;
  if (importClause.isTypeOnly) return false;
  const bindings = importClause.namedBindings;
  if (importClause.name || !bindings || ts.isNamespaceImport(bindings)) return true;
  return bindings.elements.some((element) => !element.isTypeOnly);
}
