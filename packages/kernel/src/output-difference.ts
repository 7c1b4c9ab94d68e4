import { structuredPatch } from 'diff';

/** How the outputs of a cell differ from the stored ones. */
export interface OutputDifference {
  /** The first line that differs, from 1, of the outputs as one text. */
  readonly line: number;
  /** What was stored (-) and what came (+), with three lines around. */
  readonly diff: string;
}

const widest = 200;
const mostLines = 100;

/** The difference of two texts that are not equal. */
export function outputDifference(stored: string, fresh: string): OutputDifference {
  const before = stored.split('\n');
  const after = fresh.split('\n');
  const line = before.findIndex((text, i) => text !== after[i]) + 1 || before.length + 1;
  // Two long texts that share little would take minutes.
  const patch = structuredPatch('stored', 'fresh', stored, fresh, '', '', { context: 3, timeout: 2000 });
  const lines = patch
    ? patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
        `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
        ...lines,
      ])
    : [`-${before[line - 1] ?? ''}`, `+${after[line - 1] ?? ''}`];
  const shown = lines
    .filter((text) => !text.startsWith('\\'))
    .slice(0, mostLines)
    .map((text) => (text.length > widest ? `${text.slice(0, widest)}…` : text));
  return { line, diff: [...shown, ...(lines.length > mostLines ? ['…'] : [])].join('\n') };
}
