import { tmpdir } from 'node:os';
import { createContext, Script } from 'node:vm';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';

/** What differs from run to run in a text, and what stands for it in a comparison. */
export interface Sanitizer {
  readonly pattern: RegExp;
  /** As `String.prototype.replace` takes it: `$1` is the first group. */
  readonly replace: string;
}

const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*';
const weekday = '(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?';
const clock = '\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?';
const zone = '(?: ?(?:Z\\b|(?:GMT|UTC)?[+-]\\d{2}:?\\d{2}|GMT\\b|UTC\\b)(?: \\([^()\\n]{1,60}\\))?)?';
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/**
 * What is left out of every comparison of outputs: packed data, uuids, Plotly's ids, addresses in memory, temporary
 * names, the folders of absolute paths, dates and times, durations.
 */
export const builtInSanitizers: readonly Sanitizer[] = [
  { pattern: /[\w+/]{1000,}={0,2}/g, replace: 'PACKED' },
  { pattern: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, replace: 'UUID' },
  // The ids that Plotly gives to what it draws, where they are no uuid.
  { pattern: /\b(plotly-(?:html-element-|div-)?|clip|legend|toprow|defs-)[0-9a-f]{6,}/g, replace: '$1ID' },
  { pattern: /\b0x[0-9a-f]{4,}\b/gi, replace: 'ADDRESS' },
  {
    pattern: new RegExp(
      `(?:${escaped(tmpdir())}|/tmp|/private/var/folders|/var/folders)/[^\\s'"<>:;,)]*`,
      'g',
    ),
    replace: 'TEMPORARY',
  },
  {
    pattern: /(?<![\w/:.<])(?:[A-Za-z]:)?(?:[\\/][\w.@+-]{1,255}){1,40}[\\/](?=[\w.@+-])/g,
    replace: 'FOLDER/',
  },
  { pattern: new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}(?:[T ]${clock}${zone})?`, 'g'), replace: 'DATE' },
  {
    pattern: new RegExp(
      `\\b${weekday}(?:${month} \\d{1,2},? \\d{4}|\\d{1,2} ${month} \\d{4})(?:,? ${clock}${zone})?`,
      'g',
    ),
    replace: 'DATE',
  },
  { pattern: /\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b/g, replace: 'DATE' },
  { pattern: /\b\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?[AP]M\b)?/g, replace: 'TIME' },
  {
    pattern:
      /(?<![\w.])\d+(?:\.\d+)?(?:e[+-]?\d+)? ?(?:ns|µs|us|ms|s|secs?|seconds?|mins?|minutes?|hours?)\b/g,
    replace: 'DURATION',
  },
];

/**
 * Reads sanitizers from JSON: a list of `{ "pattern": "…", "replace": "…", "flags": "i" }`, regular expressions of
 * JavaScript.
 *
 * Throws a {@link NotebookError} that lists every fault with its path.
 *
 * @example
 * ```ts
 * parseSanitizers('[{ "pattern": "seed \\d+", "replace": "SEED" }]');
 * ```
 */
export function parseSanitizers(text: string): readonly Sanitizer[] {
  const issues: NotebookIssue[] = [];
  const fault = (path: string, message: string): void => {
    issues.push({ path, code: 'sanitizer', message });
  };
  const got = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));
  let list: unknown;
  try {
    list = JSON.parse(text);
    if (!Array.isArray(list))
      fault('', `expected a list of { "pattern", "replace" }, got ${got(list).slice(0, 60)}`);
  } catch (error) {
    fault('', `expected JSON, got ${(error as Error).message}`);
  }
  const found = (Array.isArray(list) ? list : []).flatMap((item: unknown, i): Sanitizer[] => {
    const { pattern, replace, flags = '', ...rest } = (item ?? {}) as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(rest)) fault(`[${i}].${name}`, 'expected pattern, replace or flags');
    if (typeof replace !== 'string') fault(`[${i}].replace`, `expected a text, got ${got(replace)}`);
    if (typeof flags !== 'string') fault(`[${i}].flags`, `expected a text, got ${got(flags)}`);
    if (typeof pattern !== 'string')
      fault(`[${i}].pattern`, `expected a regular expression, got ${got(pattern)}`);
    if (typeof pattern !== 'string' || typeof replace !== 'string' || typeof flags !== 'string') return [];
    try {
      return [{ pattern: new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`), replace }];
    } catch (error) {
      fault(`[${i}].pattern`, `expected a regular expression, got ${(error as Error).message}`);
      return [];
    }
  });
  if (issues.length > 0) throw new NotebookError(issues);
  return found;
}

const mostMilliseconds = 5000;
const script = new Script('text.replace(pattern, replacement)');

/**
 * A text with what differs from run to run replaced, by each sanitizer in turn. One that takes longer than 5 s, as a regular
 * expression may that tries every way to match, is stopped; a {@link NotebookError} names it.
 */
export function sanitized(text: string, sanitizers: readonly Sanitizer[]): string {
  return sanitizers.reduce((kept, { pattern, replace }) => {
    const context = createContext({ text: kept, pattern, replacement: replace });
    try {
      return script.runInContext(context, { timeout: mostMilliseconds }) as string;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const message = `expected a regular expression that is done in ${mostMilliseconds / 1000} s, got none`;
      throw new NotebookError([{ path: String(pattern), code: 'sanitizer', message }]);
    }
  }, text);
}
