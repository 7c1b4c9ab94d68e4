import { inspect, stripVTControlCharacters } from 'node:util';
import type { Fault } from '../messages.ts';
import { placeAt } from '../place-at.ts';
import type { CellScript } from './cell-script.ts';
import { sourcePlace } from './script-map.ts';

const inside = /node:internal|node:vm|node:async_hooks|[\\/]tslab[\\/]dist[\\/]|[\\/]dist[\\/]child[\\/]/;
const cellFrame = /\bcell-(\d+):(\d+):(\d+)/;

// Node puts the line of the compiled script above the stack; its author has never seen that line.
const compiledExcerpt = /^cell-\d+:\d+\n[\s\S]*?\n\s*\^+\s*\n\n/;

/** Turns what a cell has thrown into an error whose stack speaks of cells, their lines and columns. */
export function thrownFault(thrown: unknown, id: number, scripts: ReadonlyMap<string, CellScript>): Fault {
  const text = stripVTControlCharacters(inspect(thrown)).replace(compiledExcerpt, '');
  let first: { line: number; column: number } | undefined;
  const traceback = text.split('\n').flatMap((line) => {
    if (/^\s*\.\.\. \d+ lines matching cause/.test(line)) return [];
    if (!/^\s*at /.test(line)) return [line];
    if (inside.test(line)) return [];
    const frame = cellFrame.exec(line);
    if (!frame) return [line];
    const script = scripts.get(`cell-${frame[1]}`);
    const place = cellPlace(script, Number(frame[2]), Number(frame[3]));
    if (!script || !place) return [];
    if (Number(frame[1]) === id) first ??= place;
    const where = `cell ${script.number}:${place.line}:${place.column}`;
    // tslab calls the functions of earlier cells through a proxy.
    return [line.replace(cellFrame, where).replace(' at Proxy.', ' at ')];
  });
  return { ...nameOf(thrown), traceback, ...first };
}

function nameOf(thrown: unknown): { ename: string; evalue: string } {
  if (thrown instanceof Error || isErrorLike(thrown)) {
    return { ename: String(thrown.name || 'Error'), evalue: String(thrown.message) };
  }
  return { ename: 'Thrown', evalue: typeof thrown === 'string' ? thrown : inspect(thrown) };
}

// An error of another realm (a vm context, a worker) is no instance of this one's Error.
function isErrorLike(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]';
}

function cellPlace(
  script: CellScript | undefined,
  line: number,
  column: number,
): { line: number; column: number } | undefined {
  if (!script?.map) return undefined;
  const place = sourcePlace(script.map, { line: line - 1, column: column - 1 });
  if (!place || place.line < 1) return undefined;
  // The first line of the compiled source is tslab's own `export {};`.
  const prepared = offsetAt(script.prepared, place.line - 1, place.column);
  return placeAt(script.source, script.originalOffset(prepared));
}

function offsetAt(text: string, line: number, column: number): number {
  let at = 0;
  for (let i = 0; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at + column;
}
