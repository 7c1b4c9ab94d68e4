import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { lineAt, type Statement, type Syntax, syntaxOfFile } from './syntax.ts';

/** A value that a package exports, with its docstring as it stands in the source. */
export interface PublicSymbol {
  readonly name: string;
  readonly isFunction: boolean;
  /** The docstring without its stars, or `undefined` where there is none. */
  readonly doc: string | undefined;
  /** Where it is declared, as `src/file.ts:12`. */
  readonly place: string;
}

/** The TypeScript files behind the entry points that a package's manifest names. */
export function entriesOf(packageDir: string): string[] {
  const { exports = {} } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8'));
  return Object.values(exports as Record<string, unknown>)
    .map((entry) => (typeof entry === 'object' && entry ? Reflect.get(entry, '@lrlab/source') : undefined))
    .filter((source) => typeof source === 'string')
    .map((source) => join(packageDir, source));
}

/** Every function, constant and class that entry points of a package export, by default all; types are left out. */
export function publicSymbols(packageDir: string, entries: string[] = entriesOf(packageDir)): PublicSymbol[] {
  const found = new Map<string, PublicSymbol>();
  for (const entry of entries) {
    for (const symbol of exportsOf(entry, packageDir)) found.set(`${symbol.place} ${symbol.name}`, symbol);
  }
  return [...found.values()];
}

function exportsOf(file: string, packageDir: string): PublicSymbol[] {
  const syntax = syntaxOfFile(file);
  const symbols: PublicSymbol[] = [];
  for (const statement of syntax.body) {
    if (statement.type === 'ExportAllDeclaration') {
      if (isOwn(statement.source.value)) {
        symbols.push(...exportsOf(join(dirname(file), statement.source.value), packageDir));
      }
    } else if (statement.type === 'ExportNamedDeclaration' && statement.source) {
      if (!isOwn(statement.source.value) || statement.exportKind === 'type') continue;
      const there = exportsOf(join(dirname(file), statement.source.value), packageDir);
      for (const { local, exported, exportKind } of statement.specifiers) {
        if (exportKind === 'type') continue;
        const symbol = there.find(({ name }) => name === nameOf(local));
        if (symbol) symbols.push({ ...symbol, name: nameOf(exported) });
      }
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration) {
      const place = `${relative(packageDir, file)}:${lineAt(syntax.text, statement.start)}`;
      const doc = docBefore(syntax, statement);
      for (const declared of declaredBy(statement.declaration)) {
        // Of overloads, the first has the docstring.
        if (symbols.some(({ name }) => name === declared.name)) continue;
        symbols.push({ ...declared, doc, place });
      }
    }
  }
  return symbols;
}

const isOwn = (source: string): boolean => source.startsWith('.');

const nameOf = (node: { type: string; name?: string; value?: unknown }): string =>
  node.name ?? String(node.value);

type Declaration = NonNullable<Extract<Statement, { type: 'ExportNamedDeclaration' }>['declaration']>;

function declaredBy(declaration: Declaration): { name: string; isFunction: boolean }[] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return [{ name: declaration.id!.name, isFunction: true }];
    case 'ClassDeclaration':
      return [{ name: declaration.id!.name, isFunction: false }];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' ? [{ name: id.name, isFunction: /Function/.test(init?.type ?? '') }] : [],
      );
    default:
      return [];
  }
}

/** The docstring that ends right before a statement. */
function docBefore({ text, comments }: Syntax, { start }: Statement): string | undefined {
  const last = comments.findLast((comment) => comment.end <= start);
  const isDoc = last?.type === 'Block' && last.value.startsWith('*') && !text.slice(last.end, start).trim();
  return isDoc
    ? last.value
        .slice(1)
        .split('\n')
        .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
        .join('\n')
        .trim()
    : undefined;
}
