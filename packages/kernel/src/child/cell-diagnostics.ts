import type { Diagnostic } from 'tslab/dist/converter.js';

const cannotFindModule = 2307;

/** Diagnostics of the prepared text of a cell, at the places of its author's. */
export function placedDiagnostics(
  diagnostics: readonly Diagnostic[],
  originalOffset: (offset: number) => number,
): readonly Diagnostic[] {
  return diagnostics.map((found) => {
    // Those of other files stand where they are.
    if (found.fileName) return found;
    return {
      ...found,
      start: { ...found.start, offset: originalOffset(found.start.offset) },
      end: { ...found.end, offset: originalOffset(found.end.offset) },
    };
  });
}

/** The modules that a cell names and that are not there. */
export function missingModules(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ code, messageText }) => {
    const found = code === cannotFindModule ? /'([^']+)'/.exec(messageText)?.[1] : undefined;
    return found === undefined ? [] : [found];
  });
}
