import type * as TypeScript from '@tslab/typescript-for-tslab';
import type { Ts } from '../typescript-of-tslab.ts';

/**
 * The declarations in force after a cell that has failed: those of the cell that it came to, and for the names it did
 * not come to (`lost`) what they were before.
 */
export function keptDeclarations(
  ts: Ts,
  {
    before,
    after,
    lost,
  }: { readonly before: string; readonly after: string; readonly lost: ReadonlySet<string> },
): string {
  if (lost.size === 0) return after;
  const kept = piecesOf(ts, after).filter(({ name }) => !lost.has(name));
  const restored = piecesOf(ts, before).filter(({ name }) => lost.has(name));
  return [...kept, ...restored].map(({ text }) => `${text}\n`).join('');
}

/** Names that are declared without a value, which `undefined` says nothing of. */
export function namesWithoutValue(ts: Ts, source: string): ReadonlySet<string> {
  const file = ts.createSourceFile('cell.ts', source, ts.ScriptTarget.ES2022, true);
  const names = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ initializer }) => !initializer || initializer.getText(file) === 'undefined')
    .map(({ name }) => name.getText(file));
  return new Set(names);
}

/** The names a script of a cell gives to later cells. */
export function exportedNames(script: string): readonly string[] {
  const found = script.matchAll(/\bexports\.([\w$\u0080-\uffff]+) = |\bdefineProperty\(exports, "([^"]+)"/g);
  return [...new Set([...found].map(([, assigned, defined]) => (assigned ?? defined)!))];
}

interface Piece {
  readonly name: string;
  readonly text: string;
}

function piecesOf(ts: Ts, text: string): readonly Piece[] {
  const file = ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.ES2022, true);
  return file.statements.flatMap((statement): readonly Piece[] => {
    if (ts.isVariableStatement(statement)) {
      const { declarations, flags } = statement.declarationList;
      const keyword = flags & ts.NodeFlags.Const ? 'const' : 'let';
      return declarations.map((one) => ({
        name: one.name.getText(file),
        text: `declare ${keyword} ${one.getText(file)};`,
      }));
    }
    if (ts.isImportDeclaration(statement)) return importPieces(ts, file, statement);
    const name = (statement as { name?: TypeScript.Node }).name?.getText(file) ?? '';
    return [{ name, text: statement.getText(file) }];
  });
}

function importPieces(
  ts: Ts,
  file: TypeScript.SourceFile,
  { importClause, moduleSpecifier }: TypeScript.ImportDeclaration,
): readonly Piece[] {
  const from = `from ${moduleSpecifier.getText(file)};`;
  if (!importClause) return [];
  const head = importClause.isTypeOnly ? 'import type' : 'import';
  const { name, namedBindings } = importClause;
  const pieces: Piece[] = name ? [{ name: name.text, text: `${head} ${name.text} ${from}` }] : [];
  if (namedBindings && ts.isNamespaceImport(namedBindings)) {
    pieces.push({ name: namedBindings.name.text, text: `${head} ${namedBindings.getText(file)} ${from}` });
  } else if (namedBindings) {
    for (const one of namedBindings.elements) {
      pieces.push({ name: one.name.text, text: `${head} { ${one.getText(file)} } ${from}` });
    }
  }
  return pieces;
}
