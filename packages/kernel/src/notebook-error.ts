/** One fault of a notebook: where it is, which rule it breaks, and what was expected. Lines and columns count from 1. */
export interface NotebookIssue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * A notebook that cannot be read or run as asked; `issues` holds every fault found, not the first.
 *
 * @example
 * ```ts
 * try {
 *   parseNotebook('{}');
 * } catch (error) {
 *   if (error instanceof NotebookError) error.issues[0]?.path; // 'nbformat'
 * }
 * ```
 */
export class NotebookError extends Error {
  override readonly name = 'NotebookError';
  readonly issues: readonly NotebookIssue[];

  constructor(issues: readonly NotebookIssue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('\n'));
    this.issues = issues;
  }
}
