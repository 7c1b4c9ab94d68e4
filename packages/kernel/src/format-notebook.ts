import type { Cell, MimeBundle, Notebook, Output } from './notebook.ts';

/**
 * Writes a notebook as nbformat's own writer does: keys sorted, one space of indent, texts as lists of lines,
 * one newline at the end. The same notebook always gives the same bytes.
 *
 * @example
 * ```ts
 * writeFileSync('first.ipynb', formatNotebook(stripNotebook(notebook)));
 * ```
 */
export function formatNotebook(notebook: Notebook): string {
  const stored = { ...notebook, cells: notebook.cells.map(storedCell) };
  return `${JSON.stringify(sorted(stored), null, 1)}\n`;
}

function storedCell(cell: Cell): unknown {
  const source = linesOf(cell.source);
  switch (cell.cell_type) {
    case 'code':
      return { ...cell, source, outputs: cell.outputs.map(storedOutput) };
    case 'markdown':
    case 'raw':
      return { ...cell, source };
  }
}

function storedOutput(output: Output): unknown {
  switch (output.output_type) {
    case 'stream':
      return { ...output, text: linesOf(output.text) };
    case 'display_data':
    case 'execute_result':
      return { ...output, data: storedBundle(output.data) };
    case 'error':
      return output;
  }
}

// These are the types nbformat splits into lines; base64 and JSON stay as they are.
const linedTypes = /^(text\/.*|application\/javascript|image\/svg\+xml)$/;

function storedBundle(bundle: MimeBundle): unknown {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, content]) => [
      type,
      typeof content === 'string' && linedTypes.test(type) ? linesOf(content) : content,
    ]),
  );
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(fields)
      .sort()
      .map((key) => [key, sorted(fields[key])]),
  );
}
