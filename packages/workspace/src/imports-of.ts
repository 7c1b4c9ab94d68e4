import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** What a TypeScript file imports or exports from, types and dynamic imports of a fixed name included. */
export function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const { module } = parseSync(file, text);
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const [, name] = /^['"`]([^'"`$]+)['"`]$/.exec(text.slice(start, end)) ?? [];
      return name ? [name] : [];
    }),
  ];
}
