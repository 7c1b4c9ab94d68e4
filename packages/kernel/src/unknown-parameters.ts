import { cellScope } from './cell-scope.ts';
import { type Notebook, tagsOf } from './notebook.ts';
import { typescriptOfTslab } from './typescript-of-tslab.ts';
import type { Parameters } from './with-parameters.ts';

/**
 * The names among parameters that a notebook does not have: its cells tagged `parameters` do not declare them or, where
 * there are none, no cell mentions them.
 *
 * @example
 * ```ts
 * const { notebook } = await runNotebook({ path: 'first.ipynb', parameters: { n: 5, m: 6 } });
 * unknownParameters(notebook, { n: 5, m: 6 });
 * ```
 */
export function unknownParameters({ cells }: Notebook, parameters: Parameters): readonly string[] {
  const names = Object.keys(parameters);
  if (names.length === 0) return [];
  const own = cells.filter(
    (cell) => cell.cell_type === 'code' && !tagsOf(cell).includes('injected-parameters'),
  );
  const tagged = own.filter((cell) => tagsOf(cell).includes('parameters'));
  if (tagged.length === 0) {
    return names.filter((name) => !own.some(({ source }) => mentionOf(name).test(source)));
  }
  const ts = typescriptOfTslab();
  const declared = new Set(
    tagged.flatMap(({ source }) => cellScope(ts, source).names.map(({ name }) => name)),
  );
  return names.filter((name) => !declared.has(name));
}

const mentionOf = (name: string): RegExp =>
  new RegExp(`(?<![\\p{ID_Continue}$])${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'u');
