import { type Notebook, tagsOf } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';

/** Values for a run, by name; whatever JSON can hold. */
export type Parameters = Readonly<Record<string, unknown>>;

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/**
 * Puts a cell with the given values behind the cell tagged `parameters`, whose own values are the defaults.
 *
 * Throws a {@link NotebookError} when no cell has that tag, or a name is none.
 */
export function withParameters(notebook: Notebook, parameters: Parameters): Notebook {
  const names = Object.keys(parameters);
  if (names.length === 0) return notebook;
  const at = notebook.cells.findIndex(
    (cell) => cell.cell_type === 'code' && tagsOf(cell).includes('parameters'),
  );
  const issues: NotebookIssue[] = names
    .filter((name) => !identifier.test(name))
    .map((name) => ({
      path: `parameters.${name}`,
      code: 'parameter-name',
      message: `expected a name, got ${JSON.stringify(name)}`,
    }));
  if (at < 0) {
    const message = `expected a code cell tagged "parameters" to put ${names.join(', ')} behind, got none`;
    issues.push({ path: 'parameters', code: 'no-parameters-cell', message });
  }
  if (issues.length > 0) throw new NotebookError(issues);
  // `let` widens the type: a literal type would make comparisons with other values an error.
  const source = names.map((name) => `let ${name} = ${JSON.stringify(parameters[name])};`).join('\n');
  const injected = {
    cell_type: 'code' as const,
    id: 'injected-parameters',
    metadata: { tags: ['injected-parameters'] },
    source,
    execution_count: null,
    outputs: [],
  };
  return { ...notebook, cells: notebook.cells.toSpliced(at + 1, 0, injected) };
}
