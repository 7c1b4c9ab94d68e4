import type { Cell, CellMetadata, MimeBundle, Notebook, Output } from './notebook.ts';
import { NotebookError, type NotebookIssue } from './notebook-error.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the text of an .ipynb file (nbformat 4) into plain data; multi-line texts become one string.
 *
 * Throws a {@link NotebookError} that lists every fault as `path: expected …, got …`.
 *
 * @example
 * ```ts
 * const notebook = parseNotebook(readFileSync('first.ipynb', 'utf8'));
 * notebook.cells.length;
 * ```
 */
export function parseNotebook(text: string): Notebook {
  const issues: NotebookIssue[] = [];
  const reader = notebookReader((path, expected, got) => {
    issues.push({ path, code: 'shape', message: `expected ${expected}, got ${describe(got)}` });
  });
  const notebook = reader(jsonOf(text));
  if (issues.length > 0) throw new NotebookError(issues);
  return notebook;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = `expected JSON, got ${(error as Error).message}`;
    throw new NotebookError([{ path: 'notebook', code: 'json', message }]);
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function notebookReader(
  fault: (path: string, expected: string, got: unknown) => void,
): (value: unknown) => Notebook {
  const object = (value: unknown, path: string): Fields => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
    fault(path, 'an object', value);
    return {};
  };
  const list = (value: unknown, path: string): readonly unknown[] => {
    if (Array.isArray(value)) return value;
    fault(path, 'a list', value);
    return [];
  };
  const text = (value: unknown, path: string): string => {
    if (typeof value === 'string') return value;
    if (isLines(value)) return value.join('');
    fault(path, 'a string or a list of strings', value);
    return '';
  };
  const count = (value: unknown, path: string): number | null => {
    if (value === null || (Number.isInteger(value) && (value as number) >= 0)) return value as number | null;
    fault(path, 'a whole number or null', value);
    return null;
  };
  const bundle = (value: unknown, path: string): MimeBundle =>
    Object.fromEntries(
      Object.entries(object(value, path)).map(([type, content]) => [
        type,
        isLines(content) && !isJsonType(type) ? content.join('') : content,
      ]),
    );
  const output = (value: unknown, path: string): Output => {
    const fields = object(value, path);
    const data = (): MimeBundle => bundle(fields['data'], `${path}.data`);
    const metadata = (): MimeBundle => object(fields['metadata'] ?? {}, `${path}.metadata`);
    switch (fields['output_type']) {
      case 'stream':
        if (fields['name'] !== 'stdout' && fields['name'] !== 'stderr') {
          fault(`${path}.name`, '"stdout" or "stderr"', fields['name']);
        }
        return {
          output_type: 'stream',
          name: fields['name'] as 'stdout' | 'stderr',
          text: text(fields['text'], `${path}.text`),
        };
      case 'display_data':
        return { output_type: 'display_data', data: data(), metadata: metadata() };
      case 'execute_result':
        return {
          output_type: 'execute_result',
          execution_count: count(fields['execution_count'] ?? null, `${path}.execution_count`),
          data: data(),
          metadata: metadata(),
        };
      case 'error':
        return {
          output_type: 'error',
          ename: text(fields['ename'], `${path}.ename`),
          evalue: text(fields['evalue'], `${path}.evalue`),
          traceback: list(fields['traceback'], `${path}.traceback`).map((line, i) =>
            text(line, `${path}.traceback[${i}]`),
          ),
        };
      default:
        fault(
          `${path}.output_type`,
          '"stream", "display_data", "execute_result" or "error"',
          fields['output_type'],
        );
        return { output_type: 'stream', name: 'stdout', text: '' };
    }
  };
  const cell = (value: unknown, path: string): Cell => {
    const fields = object(value, path);
    const metadata = object(fields['metadata'] ?? {}, `${path}.metadata`) as CellMetadata;
    if (metadata.tags !== undefined && !isLines(metadata.tags)) {
      fault(`${path}.metadata.tags`, 'a list of strings', metadata.tags);
    }
    const id = fields['id'];
    if (id !== undefined && typeof id !== 'string') fault(`${path}.id`, 'a string', id);
    const shared = {
      ...(typeof id === 'string' ? { id } : {}),
      metadata,
      source: text(fields['source'], `${path}.source`),
    };
    switch (fields['cell_type']) {
      case 'code':
        return {
          cell_type: 'code',
          ...shared,
          execution_count: count(fields['execution_count'] ?? null, `${path}.execution_count`),
          outputs: list(fields['outputs'] ?? [], `${path}.outputs`).map((item, i) =>
            output(item, `${path}.outputs[${i}]`),
          ),
        };
      case 'markdown':
      case 'raw': {
        const attachments = fields['attachments'];
        return {
          cell_type: fields['cell_type'],
          ...shared,
          ...(attachments === undefined
            ? {}
            : { attachments: object(attachments, `${path}.attachments`) as Record<string, MimeBundle> }),
        };
      }
      default:
        fault(`${path}.cell_type`, '"code", "markdown" or "raw"', fields['cell_type']);
        return { cell_type: 'raw', ...shared };
    }
  };
  return (value) => {
    const fields = object(value, 'notebook');
    if (fields['nbformat'] !== 4) fault('nbformat', '4', fields['nbformat']);
    const minor = fields['nbformat_minor'];
    if (!Number.isInteger(minor)) fault('nbformat_minor', 'a whole number', minor);
    return {
      nbformat: 4,
      nbformat_minor: minor as number,
      metadata: object(fields['metadata'], 'metadata'),
      cells: list(fields['cells'], 'cells').map((item, i) => cell(item, `cells[${i}]`)),
    };
  };
}

function isLines(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((line) => typeof line === 'string');
}

/** JSON media types hold data, and a list of strings in them is data, not lines. */
function isJsonType(type: string): boolean {
  return type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json'));
}
