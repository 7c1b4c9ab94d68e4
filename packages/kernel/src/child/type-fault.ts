import type { Diagnostic } from 'tslab/dist/converter.js';
import type { Fault } from '../messages.ts';
import { placeAt } from '../place-at.ts';

/** Turns the compiler's diagnostics of a cell into one error: every message with its line underlined. */
export function typeFault(number: number, source: string, diagnostics: readonly Diagnostic[]): Fault {
  const heads = diagnostics.filter((found, i) => !continues(diagnostics[i - 1], found));
  const traceback = diagnostics.flatMap((found, i) => {
    if (continues(diagnostics[i - 1], found)) return [`  ${found.messageText}`];
    const { line, column } = placeOf(source, found);
    const place = `${found.fileName ?? `cell ${number}`}:${line}:${column}`;
    const head = `${place} - error TS${found.code}: ${found.messageText}`;
    return found.fileName ? [head] : [head, ...underlined(source, line, column, lengthOf(found))];
  });
  const first = diagnostics[0]!;
  const { line, column } = placeOf(source, first);
  const more = heads.length > 1 ? ` (and ${heads.length - 1} more)` : '';
  return {
    ename: 'TypeScriptError',
    evalue: `${first.fileName ? `${first.fileName}:` : ''}${line}:${column} - ${first.messageText}${more}`,
    traceback,
    ...(first.fileName ? {} : { line, column }),
  };
}

/** tslab flattens a chain of messages; its links stand at the same place. */
function continues(before: Diagnostic | undefined, found: Diagnostic): boolean {
  return (
    before !== undefined &&
    before.start.offset === found.start.offset &&
    before.end.offset === found.end.offset
  );
}

function lengthOf(found: Diagnostic): number {
  return Math.max(1, found.end.offset - found.start.offset);
}

function placeOf(source: string, found: Diagnostic): { line: number; column: number } {
  if (found.fileName) return { line: found.start.line + 1, column: found.start.character + 1 };
  return placeAt(source, found.start.offset);
}

function underlined(source: string, line: number, column: number, length: number): string[] {
  const text = source.split('\n')[line - 1] ?? '';
  const number = `${line} `;
  const marks = '~'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return [`${number}${text}`, `${' '.repeat(number.length + column - 1)}${marks}`];
}
