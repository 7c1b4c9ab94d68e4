import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** What a file imports or exports from. */
export interface Import {
  readonly source: string;
  /** Whether nothing of it is left when the types are taken out. */
  readonly isType: boolean;
}

/** What a TypeScript file imports or exports from, dynamic imports of a fixed name included. */
export function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const { module } = parseSync(file, text);
  const allTypes = (entries: readonly { isType: boolean }[]): boolean =>
    entries.length > 0 && entries.every(({ isType }) => isType);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      source: moduleRequest.value,
      isType: allTypes(entries),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ source: moduleRequest.value, isType }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, source] = /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(start, end)) ?? [];
      return source ? [{ source, isType: false }] : [];
    }),
  ];
}
