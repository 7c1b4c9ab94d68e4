import { type Notebook, tagsOf } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';

/** Values for a run, by name; whatever JSON can hold. */
export type Parameters = Readonly<Record<string, unknown>>;

const identifier = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/**
 * Puts a cell with the given values where papermill puts it: in place of the one of an earlier run, behind the cell
 * tagged `parameters`, whose own values are the defaults, or at the top.
 *
 * Throws a {@link NotebookError} for names that are none and values that JSON cannot hold.
 */
export function withParameters(notebook: Notebook, parameters: Parameters): Notebook {
  const names = Object.keys(parameters);
  if (names.length === 0) return notebook;
  const issues = names.flatMap((name) => issuesOf(name, parameters[name]));
  if (issues.length > 0) throw new NotebookError(issues);
  // `let` widens the type: a literal type would make comparisons with other values an error.
  const source = names.map((name) => `let ${name} = ${JSON.stringify(parameters[name])};`).join('\n');
  const injected = {
    cell_type: 'code' as const,
    id: freeId(notebook),
    metadata: { tags: [injectedTag] },
    source,
    execution_count: null,
    outputs: [],
  };
  const earlier = placeOf(notebook, injectedTag);
  const at = earlier >= 0 ? earlier : placeOf(notebook, 'parameters') + 1;
  return { ...notebook, cells: notebook.cells.toSpliced(at, earlier >= 0 ? 1 : 0, injected) };
}

const injectedTag = 'injected-parameters';

const placeOf = ({ cells }: Notebook, tag: string): number =>
  cells.findIndex((cell) => cell.cell_type === 'code' && tagsOf(cell).includes(tag));

/** The tag, or the tag and a number where another cell has taken it for its id. */
function freeId({ cells }: Notebook): string {
  const taken = new Set(cells.filter((cell) => !tagsOf(cell).includes(injectedTag)).map(({ id }) => id));
  let id = injectedTag;
  for (let i = 2; taken.has(id); i++) id = `${injectedTag}-${i}`;
  return id;
}

function issuesOf(name: string, value: unknown): readonly NotebookIssue[] {
  const issue = (code: string, message: string): NotebookIssue => ({
    path: `parameters.${name}`,
    code,
    message,
  });
  const text: string | undefined = JSON.stringify(value);
  // A number beyond all numbers would become null.
  const isLost = text === undefined || (typeof value === 'number' && !Number.isFinite(value));
  return [
    ...(identifier.test(name)
      ? []
      : [issue('parameter-name', `expected a name, got ${JSON.stringify(name)}`)]),
    ...(isLost
      ? [issue('parameter-value', `expected a value that JSON can hold, got ${String(value)}`)]
      : []),
  ];
}
