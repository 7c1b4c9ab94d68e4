import { parse as parseYaml } from 'yaml';
import type { Cell, MimeBundle, Notebook } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';
import { ownOptions } from './percent-text.ts';
import { readOptions } from './read-options.ts';
import { stripNotebook } from './strip-notebook.ts';

type Fields = Readonly<Record<string, unknown>>;

// A blank here is any but the end of a line, as the writer has it.
const marker = /^[^\S\n]*\/\/[^\S\n]*%%(?:\s+(.*))?$/;
const defaultMetadata = {
  kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
  language_info: { name: 'typescript' },
};

/**
 * Reads TypeScript in the percent format, as {@link percentText} and jupytext write it, as a notebook without outputs. What
 * stands before the first marker is a cell, too.
 *
 * Throws a {@link NotebookError} that lists every fault with its line.
 *
 * @example
 * ```ts
 * parsePercent('// %% tags=["parameters"]\nconst n = 1;\n').cells[0]?.metadata.tags; // ['parameters']
 * ```
 */
export function parsePercent(text: string): Notebook {
  const issues: NotebookIssue[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const fault = (line: number, message: string): void => {
    issues.push({ path: `line ${line}`, code: 'percent', message, line });
  };
  const { metadata, length } = headOf(lines, fault);
  const cells: Cell[] = [];
  const starts = lines.flatMap((line, i) => (i >= length && marker.test(line) ? [i] : []));
  const before = lines
    .slice(length, starts[0] ?? lines.length)
    .join('\n')
    .replace(/^\n+/, '');
  if (before.trim() !== '') cells.push(codeCell(before, {}));
  for (const [i, start] of starts.entries()) {
    const { kind, options } = markerOf(lines[start]!, (message) => fault(start + 1, message));
    const own = lines.slice(start + 1, starts[i + 1] ?? lines.length);
    if (kind === 'code') cells.push(codeCell(own.join('\n'), options));
    else {
      const end = own.findLastIndex((line) => line.trim() !== '') + 1;
      for (const [at, line] of own.slice(0, end).entries()) {
        if (!/^\s*(\/\/|$)/.test(line))
          fault(start + 2 + at, `expected // in a ${kind} cell, got ${JSON.stringify(line)}`);
      }
      cells.push({
        cell_type: kind,
        ...sharedOf(options),
        source: uncommented(unguarded(own.slice(0, end).join('\n'))),
      });
    }
  }
  if (issues.length > 0) throw new NotebookError(issues);
  return stripNotebook({ nbformat: 4, nbformat_minor: 5, metadata, cells });
}

function headOf(
  lines: readonly string[],
  fault: (line: number, message: string) => void,
): { readonly metadata: Fields; readonly length: number } {
  const none = { metadata: defaultMetadata, length: 0 };
  const isRule = (line: string | undefined): boolean => /^\/\/\s*---\s*$/.test(line ?? '');
  if (!isRule(lines[0])) return none;
  const end = lines.findIndex((line, i) => i > 0 && isRule(line));
  if (end < 0) return none;
  try {
    const head: unknown = parseYaml(uncommented(lines.slice(1, end).join('\n')));
    const found = isFields(head) ? head['jupyter'] : undefined;
    if (!isFields(found)) return { metadata: defaultMetadata, length: end + 1 };
    // How jupytext has written the file says nothing of the notebook.
    const { jupytext, ...metadata } = found;
    const { text_representation: _, ...kept } = isFields(jupytext) ? jupytext : {};
    const isOwn = isFields(jupytext) && (Object.keys(kept).length > 0 || Object.keys(jupytext).length === 0);
    return { metadata: { ...metadata, ...(isOwn && { jupytext: kept }) }, length: end + 1 };
  } catch (error) {
    fault(1, `expected YAML between the lines // ---, got ${(error as Error).message.split('\n')[0]}`);
    return { metadata: {}, length: end + 1 };
  }
}

/** What stands behind `// %%`: a title, the kind of the cell in brackets, options. */
function markerOf(
  line: string,
  fault: (message: string) => void,
): { readonly kind: 'code' | 'markdown' | 'raw'; readonly options: Fields } {
  const rest = marker.exec(line)?.[1] ?? '';
  const [, title = '', kind, text = ''] =
    /^(.*?)(?:\[(markdown|md|raw)\]\s*)?((?:(?<!\w)[a-zA-Z_]\w*\s*=|\{).*)?$/.exec(rest) ?? [];
  const options = readOptions(text);
  if ('expected' in options) fault(`expected ${options.expected}, got ${JSON.stringify(text)}`);
  const named = title.trim() === '' ? {} : { title: title.trim() };
  return {
    kind: kind === 'md' ? 'markdown' : ((kind as 'markdown' | 'raw' | undefined) ?? 'code'),
    options: { ...named, ...('fields' in options ? options.fields : {}) },
  };
}

function sharedOf(
  options: Fields,
): Pick<Cell, 'id' | 'metadata'> & { attachments?: Record<string, MimeBundle> } {
  const { id, metadata, attachments } = options;
  const plain = Object.fromEntries(Object.entries(options).filter(([key]) => !ownOptions.includes(key)));
  return {
    ...(typeof id === 'string' && { id }),
    metadata: { ...plain, ...(isFields(metadata) && metadata) },
    ...(isFields(attachments) && { attachments: attachments as Record<string, MimeBundle> }),
  };
}

function codeCell(source: string, options: Fields): Cell {
  const { attachments: _, ...shared } = sharedOf(options);
  return { cell_type: 'code', ...shared, source: unguarded(source), execution_count: null, outputs: [] };
}

const unguarded = (text: string): string => text.replace(/^([^\S\n]*\/\/[^\S\n]*)\\(\\*%%)/gm, '$1$2');

const uncommented = (text: string): string => text.replace(/^[^\S\n\u2028\u2029]*\/\/ ?/gm, '');

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
