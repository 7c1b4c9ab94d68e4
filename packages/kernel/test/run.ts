import {
  type CodeCell,
  type Notebook,
  type Output,
  type RunOptions,
  type RunResult,
  runNotebook,
} from '../src/index.ts';
import { newFolder } from './new-folder.ts';

export { newFolder } from './new-folder.ts';

/** A code cell; tags follow its source. */
export function cell(source: string, ...tags: string[]): Omit<CodeCell, 'id'> {
  return {
    cell_type: 'code',
    metadata: tags.length > 0 ? { tags } : {},
    source,
    execution_count: null,
    outputs: [],
  };
}

/** A notebook of code cells with the ids c1, c2, … */
export function notebookOf(...cells: (string | Omit<CodeCell, 'id'>)[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' } },
    cells: cells.map((given, i) => ({
      ...(typeof given === 'string' ? cell(given) : given),
      id: `c${i + 1}`,
    })),
  };
}

/** Runs cells in a folder of their own. */
export function runCellsOf(
  cells: readonly (string | Omit<CodeCell, 'id'>)[],
  options: RunOptions & { readonly cwd?: string } = {},
): Promise<RunResult> {
  const { cwd = newFolder(), ...rest } = options;
  return runNotebook({ timeoutSeconds: 30, ...rest, notebook: notebookOf(...cells), cwd });
}

/** The outputs of the cell at a place. */
export function outputsAt(result: RunResult, index: number): readonly Output[] {
  return (result.notebook.cells[index] as CodeCell).outputs;
}

/** What the cell at a place has printed. */
export function printedAt(result: RunResult, index: number): string {
  return outputsAt(result, index)
    .map((output) => (output.output_type === 'stream' ? output.text : ''))
    .join('');
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something holds, at most some seconds. */
export async function until(holds: () => boolean, seconds = 5): Promise<boolean> {
  const end = Date.now() + seconds * 1000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
  return holds();
}
