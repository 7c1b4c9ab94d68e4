import { SourceMap, type SourceMapPayload } from 'node:module';

/** A script is made in two steps, and each has a map: script to ES module, which is made when asked for, ES module to source. */
export interface ScriptMap {
  readonly toModule: () => SourceMapPayload | undefined;
  readonly toSource: SourceMapPayload;
}

const comment = /\n?\/\/# sourceMappingURL=(?:data:application\/json;base64,([\w+/=]+))?.*\s*$/;

/** Cuts the source map comment off a script, and reads the map if it is in there. */
export function takeInlineMap(text: string): { text: string; map?: SourceMapPayload } {
  const found = comment.exec(text);
  if (!found) return { text };
  const rest = text.slice(0, found.index);
  const encoded = found[1];
  return encoded
    ? { text: rest, map: JSON.parse(Buffer.from(encoded, 'base64').toString()) }
    : { text: rest };
}

/** A place in a text; both count from 0. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Follows a place in a script back to its source, if that part of the script has one. */
export function sourcePlace(map: ScriptMap, place: Place): Place | undefined {
  const toModule = map.toModule();
  const inModule = toModule && entry(new SourceMap(toModule), place);
  return inModule && entry(new SourceMap(map.toSource), inModule);
}

function entry(map: SourceMap, { line, column }: Place): Place | undefined {
  const found = map.findEntry(line, column);
  if (!('originalLine' in found) || found.generatedLine !== line) return undefined;
  return { line: found.originalLine, column: found.originalColumn };
}
