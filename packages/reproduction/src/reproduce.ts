import type { OnProgress } from '@lrlab/kernel';
import { type FileResult, runNotebooks } from '@lrlab/kernel';
import { drawnShare } from './check-drawn.ts';
import { checkLines, type LineCheck } from './check-lines.ts';
import { wrongCells } from './document-table.ts';
import type { Reference } from './reference.ts';
import { type Shown, shownIn } from './shown.ts';

/** A figure or table of a document, and whether it is right. */
export interface Checked {
  readonly id: string;
  readonly shown: Shown | undefined;
  readonly lines: readonly LineCheck[];
  /** How far drawn corners are from the rates, as a share of the highest. */
  readonly drawn: number;
  readonly ok: boolean;
  /** Why it is not right, in a few words. */
  readonly fault?: string;
}

export interface Reproduction {
  readonly results: readonly FileResult[];
  readonly checked: readonly Checked[];
}

/** A pixel of a figure 400 high is a 400th of it; drawn corners must be far nearer than that. */
const drawnTolerance = 1e-9;

const tableId = 'S000-T';

/** Runs the notebooks and holds everything they show under a document's id against its reference. */
export async function reproduce(options: {
  readonly files: readonly string[];
  readonly references: readonly Reference[];
  /** The folder for executed notebooks; nothing is written without it. */
  readonly output?: string;
  /** Variables for the notebooks on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly onProgress?: OnProgress;
}): Promise<Reproduction> {
  const { references, ...run } = options;
  const results = await runNotebooks({ ...run, timeoutSeconds: 120 });
  const shown = results.flatMap(({ notebook, path }) => shownIn(notebook, path));
  return { results, checked: checkAll(shown, references) };
}

/** Every id that has a reference, in the order of the notebooks; what no notebook shows comes last. */
export function checkAll(shown: readonly Shown[], references: readonly Reference[]): Checked[] {
  const wanted = new Set([tableId, ...references.map(({ figure }) => figure)]);
  const ids = [...new Set(shown.map(({ id }) => id)), ...wanted];
  return [...new Set(ids)].map((id) => {
    const found = shown.filter((one) => one.id === id);
    const own = references.filter(({ figure }) => figure === id);
    if (found.length > 1)
      return { id, shown: found[0], lines: [], drawn: 0, ok: false, fault: 'shown more than once' };
    if (!found[0])
      return { id, shown: undefined, lines: [], drawn: 0, ok: false, fault: 'not shown by any notebook' };
    return id === tableId ? checkTable(found[0]) : checkFigure(found[0], own);
  });
}

function checkTable(shown: Shown): Checked {
  const wrong = wrongCells(shown.table);
  const fault = wrong > 0 ? { fault: `${wrong} cells differ from the document` } : {};
  return { id: shown.id, shown, lines: [], drawn: 0, ok: wrong === 0, ...fault };
}

function checkFigure(shown: Shown, references: readonly Reference[]): Checked {
  const lines = checkLines(shown, references);
  const drawn = drawnShare(shown);
  const off = lines.filter(({ ok }) => !ok).map(({ reference }) => reference);
  const fault =
    references.length === 0
      ? 'no reference'
      : !shown.figure
        ? 'no figure'
        : off.length > 0
          ? `off: ${off.join(', ')}`
          : drawn > drawnTolerance
            ? 'drawn beside its rates'
            : undefined;
  return {
    id: shown.id,
    shown,
    lines,
    drawn,
    ok: fault === undefined,
    ...(fault !== undefined && { fault }),
  };
}
