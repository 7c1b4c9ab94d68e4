/** One fault: where it is, what kind it is, and what was expected and what came. */
export interface Issue {
  /** From the value that was given to the fault, such as `parts[1].steps`; empty for the value itself. */
  readonly path: string;
  readonly code: IssueCode;
  /** `expected …, got …`, without the path. */
  readonly message: string;
}

/** `type`: not the right kind of value; `range`: right kind, not allowed; `field`: missing or unknown; `size`: too deep or too large; `text`: text that cannot be read. */
export type IssueCode = 'type' | 'range' | 'field' | 'size' | 'text';

/**
 * One line for an issue.
 *
 * @example
 * issueText({ path: 'parts[1].steps', code: 'range', message: 'expected a number above 0, got -5' });
 * // => 'parts[1].steps: expected a number above 0, got -5'
 */
export const issueText = ({ path, message }: Issue): string => (path ? `${path}: ${message}` : message);

/**
 * The one error of lrlab. Its `issues` hold every fault found, its message has a line for each.
 *
 * @example
 * try {
 *   ramp({ from: 0, to: 0.1, steps: -5 });
 * } catch (error) {
 *   (error as ScheduleError).message; // => 'steps: expected a number above 0, got -5'
 * }
 */
export class ScheduleError extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(issueText).join('\n'));
    this.name = 'ScheduleError';
    this.issues = issues;
  }
}

/** What came, in a few characters, for the end of a message. */
export const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value.slice(0, 40))
    : Object(value) === value
      ? `an ${Array.isArray(value) ? 'array' : 'object'}`
      : String(value ?? (value === null ? null : 'nothing'));
