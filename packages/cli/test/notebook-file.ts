import { writeFileSync } from 'node:fs';

/** A code cell as a file has it: its source, or more fields of it. */
export type GivenCell = string | (Readonly<Record<string, unknown>> & { readonly source: string });

/** The text of a notebook of such cells, with the ids cell-1, cell-2, … */
export function notebookText(...cells: readonly GivenCell[]): string {
  const notebook = {
    cells: cells.map((given, i) => ({
      cell_type: 'code',
      id: `cell-${i + 1}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      ...(typeof given === 'string' ? { source: given } : given),
    })),
    metadata: {
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      language_info: { name: 'typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return JSON.stringify(notebook);
}

/** Writes a notebook of such cells. */
export function writeNotebook(file: string, ...cells: readonly GivenCell[]): void {
  writeFileSync(file, notebookText(...cells));
}
