import type * as TypeScript from '@tslab/typescript-for-tslab';
import { parseCell } from './cell-breaks.ts';
import { placeAt } from './place-at.ts';
import type { Ts } from './typescript-of-tslab.ts';

interface CellText {
  readonly cell: number;
  readonly source: string;
  /** What it declares, imports among it. */
  readonly names: readonly string[];
}

interface HeadLine {
  readonly text: string;
  readonly place: { readonly cell: number; readonly line: number; readonly column?: number };
}

/** Cells without their imports, which are in `head`; `bindings` declare what an import calls like something earlier. */
interface Hoisted {
  readonly head: readonly HeadLine[];
  readonly cells: readonly (Omit<CellText, 'names'> & { readonly bindings: readonly string[] })[];
}

interface Binding {
  readonly local: string;
  /** What is imported: the module and the name in it. */
  readonly from: string;
  /** The clause that imports it under another name. */
  readonly clauseAs: (name: string) => string;
}

/** Takes the imports out of cells, blanks in their place, as only the top of a module may hold them. */
export function hoistImports(ts: Ts, cells: readonly CellText[]): Hoisted {
  const head: HeadLine[] = [];
  const visible = new Map<string, string>();
  const rest = cells.map(({ cell, source, names }) => {
    const file = parseCell(ts, source);
    const bindings: string[] = [];
    const imported = new Set<string>();
    let text = source;
    for (const node of file.statements) {
      if (!ts.isImportDeclaration(node) || node.end > source.length) continue;
      const start = node.getStart(file);
      const { line, column } = placeAt(source, start);
      const found = bindingsOf(ts, file, node);
      for (const { local } of found) imported.add(local);
      if (found.some(({ local }) => visible.has(local))) {
        for (const [i, { local, from, clauseAs }] of found.entries()) {
          const alias = `${local}_of_cell_${cell}_${i}`;
          const specifier = node.moduleSpecifier.getText(file);
          const place = { cell, line, column };
          head.push({ text: `import ${clauseAs(alias)} from ${specifier};`, place });
          if (visible.get(local) !== from)
            bindings.push(`const ${local} = ${alias}; type ${local} = ${alias};`);
          visible.set(local, from);
        }
      } else {
        for (const { local, from } of found) visible.set(local, from);
        const lines = source.slice(start, node.end).split('\n');
        // Columns stay what they are in the cell.
        head.push(
          ...lines.map((part, i) => ({
            text: (i === 0 ? ' '.repeat(column - 1) : '') + part,
            place: { cell, line: line + i },
          })),
        );
      }
      const blank = source.slice(start, node.end).replace(/[^\n]/g, ' ');
      text = text.slice(0, start) + blank + text.slice(node.end);
    }
    for (const name of names) if (!imported.has(name)) visible.set(name, `cell ${cell}`);
    return { cell, source: text, bindings };
  });
  return { head, cells: rest };
}

function bindingsOf(
  ts: Ts,
  file: TypeScript.SourceFile,
  { importClause, moduleSpecifier }: TypeScript.ImportDeclaration,
): readonly Binding[] {
  if (!importClause) return [];
  const type = importClause.isTypeOnly ? 'type ' : '';
  const binding = (local: string, imported: string, clauseAs: Binding['clauseAs']): Binding => ({
    local,
    from: `${moduleSpecifier.getText(file).slice(1, -1)} ${imported}`,
    clauseAs,
  });
  const { name, namedBindings } = importClause;
  return [
    ...(name ? [binding(name.text, 'default', (alias) => `${type}${alias}`)] : []),
    ...(namedBindings && ts.isNamespaceImport(namedBindings)
      ? [binding(namedBindings.name.text, '*', (alias) => `${type}* as ${alias}`)]
      : []),
    ...(namedBindings && ts.isNamedImports(namedBindings)
      ? namedBindings.elements.map(({ name, propertyName = name, isTypeOnly }) =>
          binding(
            name.text,
            propertyName.text,
            (alias) => `${type}{ ${isTypeOnly ? 'type ' : ''}${propertyName.text} as ${alias} }`,
          ),
        )
      : []),
  ];
}
